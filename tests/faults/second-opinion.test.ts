import { describe, expect, it, vi } from 'vitest';
import { FAULT_MS, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

/** A check of a profile that was read well an hour ago and is known to exist from then on. */
async function readWell(world: World, username: string): Promise<void> {
  const customer = await world.customer({ credits: 1 });
  const { id } = await world.requestCheck({ customerId: customer.id, username });
  const done = { status: 'completed', pages: 3, declaredFollowers: 40, declaredFollowing: 20 } as const;
  await world.ctx.db.check.update({ where: { id }, data: done });
}

async function checkOf(world: World, username: string) {
  const customer = await world.customer({ credits: 1 });
  const { id } = await world.requestCheck({ customerId: customer.id, username });
  return { id, customer };
}

describe.concurrent('an empty profile is vouched for by whoever is shown somebody elsewhere', () => {
  it.each([
    ['its own profile is empty, too', null, ['grace']],
    ['the profile of the contract watch is empty', 'tiny', ['grace']],
    ['the one that was read last is empty by now', null, ['grace', 'emptied']],
    ['the ones that were read last are gone, and empty by now', null, ['emptied', 'deleted']],
    ['nothing was read yet, and the profile of the contract watch is empty', 'tiny', []],
  ])('%s', async (why, watched, lately) => {
    await using world = await createWorld();
    await world.account();
    const own = lately.includes('grace') ? 0 : 12;
    world.instagram.profile({ username: 'mutuals.reader', followers: own, following: own });
    for (const username of ['ada', 'tiny', 'emptied'])
      world.instagram.profile({ username, followers: 0, following: 0 });
    world.instagram.profile({ username: 'grace', followers: 40, following: 20 });
    for (const username of lately) await readWell(world, username);
    const { id, customer } = await checkOf(world, 'ada');
    const ctx = { ...world.ctx, contractWatch: watched === null ? null : { everyMs: 0, profile: watched } };

    expect([why, await runSlice({ ...world, ctx }, id)]).toEqual([why, { outcome: 'completed', whole: true }]);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    expect(world.instagram.requests.count({ surface: 'profile' })).toBeLessThanOrEqual(12);
  });
});

describe.concurrent('a profile that was known to exist and is gone', () => {
  it('accuses no account that finds another one: a missing name is told as missing', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'grace', followers: 40, following: 20 });
    for (const username of ['grace', 'deleted']) await readWell(world, username);
    const { id } = await checkOf(world, 'nobody.here');

    expect(await runSlice(world, id)).toEqual({ outcome: 'fail', reason: 'target_missing' });
    expect(await world.ctx.db.notice.count({ where: { kind: 'alarm' } })).toBe(0);
  });

  it('and no second one that is found: the account rests, and nobody is called missing', async () => {
    await using world = await createWorld();
    await world.account();
    for (const username of ['deleted', 'deleted.too']) await readWell(world, username);
    const { id } = await checkOf(world, 'nobody.here');

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
    expect(world.instagram.requests.filter({ surface: 'profile', profile: 'mutuals.reader' })).toEqual([]);
  });
});
