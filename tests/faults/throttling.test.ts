import { describe, expect, it, vi } from 'vitest';
import { HOUR_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { askedCheck, FAULT_MS, HELD, PAID, runSlice, sessionsAskedFor } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const REST_MS = 300 * SECOND_MS;
const inTwoMinutes = (): string => new Date(Date.now() + 120 * SECOND_MS).toUTCString();

describe.concurrent('a throttled answer (429)', () => {
  it.each([
    ['in seconds', () => '120', 120],
    ['as a date', inTwoMinutes, 120],
    ['of 0, which nobody believes', () => '0', 60],
    ['of hours', () => '9999', 9_999],
    ['without one', () => undefined, REST_MS / SECOND_MS],
  ] satisfies [string, () => string | undefined, number][])(
    'F36: Retry-After %s: rests the account for all its checks, and is no reason to sign in',
    async (_, retryAfter, seconds) => {
      await using world = await createWorld({ limits: { restMs: REST_MS } });
      await world.account();
      const hit = await askedCheck(world, { username: 'ada' });
      const other = await askedCheck(world, { username: 'grace' });
      world.instagram.fault({ kind: 'E8', surface: 'list', at: { page: 3 }, retryAfter: retryAfter() });

      expect(await runSlice(world, hit.id)).toEqual({ outcome: 'park', reason: 'budget' });
      const requests = world.instagram.requests.all().length;
      expect(await runSlice(world, other.id)).toEqual({ outcome: 'park', reason: 'budget' });
      expect(world.instagram.requests.all().length).toBe(requests); // not one request while the account rests
      const { wakeAt } = await world.ctx.db.check.findUniqueOrThrow({ where: { id: hit.id } });
      const wait = ((wakeAt?.getTime() ?? 0) - Date.now()) / SECOND_MS;
      expect(wait).toBeGreaterThan(seconds - 30);
      expect(wait).toBeLessThan(seconds * 1.1 + 5);
      expect(await world.ledgerOf(hit.customer.id)).toEqual(HELD);

      await passTime(world.ctx, 3 * HOUR_MS);
      expect(await runSlice(world, hit.id)).toEqual({ outcome: 'completed', whole: true });
      expect(await runSlice(world, other.id)).toEqual({ outcome: 'completed', whole: true });
      expect(await sessionsAskedFor(world)).toBe(0);
      expect(await world.ledgerOf(hit.customer.id)).toEqual(PAID);
      await world.checkInvariants();
    },
  );

  it('F36: of two accounts that rest, the check waits for the one that has rested first', async () => {
    await using world = await createWorld();
    await world.account({ username: 'first.reader' });
    await world.account({ username: 'second.reader' });
    const { id } = await askedCheck(world);
    for (const [page, retryAfter] of [
      [3, 300],
      [4, 9_999],
    ] as const)
      world.instagram.fault({ kind: 'E8', surface: 'list', at: { page }, retryAfter });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
    const { wakeAt } = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
    expect(((wakeAt?.getTime() ?? 0) - Date.now()) / SECOND_MS).toBeLessThan(600);
    await world.checkInvariants();
  });

  it('F36: hands the check to another account at once, where there is one', async () => {
    await using world = await createWorld();
    await world.account({ username: 'first.reader' });
    await world.account({ username: 'second.reader' });
    const { id } = await askedCheck(world);
    world.instagram.fault({ kind: 'E8', surface: 'list', list: 'followers', at: { page: 3 }, retryAfter: 600 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(world.instagram.requests.refused({ surface: 'list' })).toHaveLength(1);
    await world.checkInvariants();
  });
});
