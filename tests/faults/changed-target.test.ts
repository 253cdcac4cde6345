import { describe, expect, it, vi } from 'vitest';
import { hasEnded } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, GIVEN_BACK, PAID, pageAsked, runSlice, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

describe.concurrent('a profile that changes under a check', () => {
  it.each([
    ['turns private', { state: 'private' }, 'target_private'],
    ['is deleted', { state: 'missing' }, 'target_missing'],
  ] as const)(
    'F42: %s while it is read: a clear reason, told once, and the credit back',
    async (_, change, failure) => {
      await using world = await createWorld();
      await world.account();
      const { id, customer } = await askedCheck(world);
      world.instagram.latency({ lists: 40 });

      await world.startWorker();
      await pageAsked(world, 3);
      world.instagram.change('ada', change);

      expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'failed', failure });
      expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
      const told = await world.telegram.calls.next('sendMessage', WAIT_MS);
      expect(String(told.parameters.chat_id)).toBe(String(customer.id));
      await world.checkInvariants();
    },
  );

  it.each([
    ['private', 'target_private'],
    ['missing', 'target_missing'],
  ] as const)('F42: is %s from the start: not one page is asked for, the credit comes back', async (state, failure) => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.change('ada', { state });

    expect(await runSlice(world, id)).toEqual({ outcome: 'fail', reason: failure });
    expect(world.instagram.requests.lists()).toEqual([]);
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });

  it('F42: takes another name while it is read: the numeric id stays, the result is whole', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.latency({ lists: 40 });

    const reading = runSlice(world, id);
    await pageAsked(world, 3);
    world.instagram.change('ada', { username: 'ada.lovelace' });

    expect(await reading).toEqual({ outcome: 'completed', whole: true });
    expect(await world.listOf(id, 'followers')).toEqual(world.instagram.truth('ada.lovelace').followers);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants({ changed: ['ada'] });
  });
});
