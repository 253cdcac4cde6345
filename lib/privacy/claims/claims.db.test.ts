import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit, SYSTEM } from '#/lib/operators/audit.ts';
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
});
