import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOK_UPS_PER_MINUTE } from '#/lib/checks/look-up/answer.ts';
import { lookUpProfile } from '#/lib/checks/look-up/look-up-profile.ts';
import { listAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { someoneCanRead } from '#/lib/sessions/readers.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { claimProfile, proveClaim } from './claim-profile.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.account();
  await world.startWorker();
});
afterAll(() => world[Symbol.asyncDispose]());

const claim = (customerId: bigint, username: string) => claimProfile(world.ctx, { customerId, username, by: SYSTEM });
const prove = (customerId: bigint, claimId: string) => proveClaim(world.ctx, { customerId, claimId, by: SYSTEM });

describe('a profile that its owner does not want to be checked', () => {
  it('is not read any more once the word is in its biography, and its number is in the log', async () => {
    const { id: customerId } = await world.customer();
    const { id, word } = await claim(customerId, 'ada');
    expect((await claim(customerId, 'ada')).word).toBe(word);
    const { id: targetId } = world.instagram.profile({ username: 'ada', biography: `Hi! ${word.toUpperCase()} 🌻` });
    expect(await prove(customerId, id)).toMatchObject({ finding: 'proved' });
    expect(await world.ctx.db.optOut.findUnique({ where: { instagramId: targetId } })).not.toBeNull();
    const { rows } = await listAudit(world.ctx, { action: 'opt_out.added' });
    expect(rows).toMatchObject([{ subject: { kind: 'profile', id: String(targetId) } }]);
  });

  it('stays as it is without the word, with somebody else’s word, and for somebody else’s claim', async () => {
    const [{ id: owner }, { id: other }] = [await world.customer(), await world.customer()];
    const mine = await claim(owner, 'grace');
    const theirs = await claim(other, 'grace');
    expect(theirs.word).not.toBe(mine.word);
    world.instagram.profile({ username: 'grace', biography: theirs.word });
    expect(await prove(owner, mine.id)).toMatchObject({ finding: 'no_word' });
    await expect(prove(owner, theirs.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await prove(owner, mine.id)).toMatchObject({ finding: 'too_soon' });
    const before = world.instagram.requests.count();
    await world.ctx.db.optOutClaim.updateMany({ data: { askedAt: new Date(0) } });
    expect(await prove(owner, mine.id)).toMatchObject({ finding: 'too_old' });
    expect(world.instagram.requests.count()).toBe(before);
    expect(await world.ctx.db.optOut.count({ where: { reason: { contains: 'grace' } } })).toBe(0);
  });

  it('is called missing only by an account that finds itself', async () => {
    const { id: customerId } = await world.customer();
    world.instagram.profile({ username: 'nobody', state: 'missing_null' });
    const { id } = await claim(customerId, 'nobody');
    expect(await prove(customerId, id)).toMatchObject({ finding: 'missing' });

    world.instagram.profile({ username: 'heddy', biography: 'Hi!' });
    world.instagram.fault({ kind: 'E25', surface: ['profile', 'search'], times: 'always' });
    const { id: other } = await claim(customerId, 'heddy');
    expect(await prove(customerId, other)).toMatchObject({ finding: 'unknown' });
    world.instagram.calm();
  });

  it('is looked at as often as profiles before a price, for one customer', async () => {
    const { id: customerId } = await world.customer();
    world.instagram.profile({ username: 'mary', biography: 'Hi!' });
    const { id } = await claim(customerId, 'mary');
    const again = async () => {
      await world.ctx.db.optOutClaim.updateMany({ where: { id }, data: { wantedAt: null } });
      return (await prove(customerId, id)).finding;
    };
    for (let look = 0; look < LOOK_UPS_PER_MINUTE; look += 1) expect(await again()).toBe('no_word');
    const before = world.instagram.requests.count();
    expect(await again()).toBe('too_often');
    expect(await lookUpProfile(world.ctx, { customerId, username: 'other' })).toEqual({ kind: 'too_fast' });
    expect(world.instagram.requests.count()).toBe(before);
  });

  it('lets the account rest that Instagram asks to slow down', async () => {
    const { id: customerId } = await world.customer();
    world.instagram.profile({ username: 'joan', biography: 'Hi!' });
    world.instagram.fault({ kind: 'E8', surface: 'profile', times: 'always', retryAfter: 1_000 });
    const { id } = await claim(customerId, 'joan');
    expect(await prove(customerId, id)).toMatchObject({ finding: 'unknown' });
    world.instagram.calm();
    expect(await someoneCanRead(world.ctx)).toBe(false);
  });
});
