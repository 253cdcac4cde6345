import { describe, expect, it, vi } from 'vitest';
import { asked, askedCheck, FAULT_MS, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

describe.concurrent('text that the database cannot hold', () => {
  it('costs nobody: each person of the page is kept, and the check is whole', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 40, mutual: 20 });
    world.instagram.fault({ kind: 'strange_names', times: 'always' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada').followers);
    expect(asked(world).twice).toBe(0);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('is no hindrance in the name of the profile itself', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.instagram.profile({ username: 'ada', followers: 30, following: 10, mutual: 5, fullName: 'A\u0000da \ud83c' });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect((await world.ctx.db.check.findUnique({ where: { id } }))?.targetFullName).toBe('Ada \ufffd');
  });
});
