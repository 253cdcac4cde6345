import { describe, expect, it, vi } from 'vitest';
import { HOUR_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { askedCheck, FAULT_MS, HELD, PAID, runSlice, sessionsAskedFor } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const REST_MS = 300 * SECOND_MS;
const inTwentyMinutes = (): string => new Date(Date.now() + 1_200 * SECOND_MS).toUTCString();

describe.concurrent('a throttled answer (429)', () => {
  it.each([
    ['in seconds', () => '120', 120],
    ['as a date', inTwentyMinutes, 1_200],
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
      const asked = Date.now();
      world.instagram.fault({ kind: 'E8', surface: 'list', at: { page: 3 }, retryAfter: retryAfter() });

      expect(await runSlice(world, hit.id)).toEqual({ outcome: 'park', reason: 'budget' });
      const [earliest, latest] = [asked + (seconds - 1) * SECOND_MS, Date.now() + (seconds * 1.1 + 5) * SECOND_MS];
      const { wakeAt } = await world.ctx.db.check.findUniqueOrThrow({ where: { id: hit.id } });
      const { restsUntil } = await world.ctx.db.accountBudget.findFirstOrThrow({
        where: { restsUntil: { not: null } },
      });
      for (const end of [wakeAt?.getTime(), restsUntil?.getTime()]) {
        expect(end).toBeGreaterThanOrEqual(earliest);
        expect(end).toBeLessThan(latest);
      }

      await passTime(world.ctx, -HOUR_MS); // the rest is not over before the other check comes, however slow the machine
      const requests = world.instagram.requests.all().length;
      expect(await runSlice(world, other.id)).toEqual({ outcome: 'park', reason: 'budget' });
      expect(world.instagram.requests.all().length).toBe(requests); // not one request while the account rests
      expect(await world.ledgerOf(hit.customer.id)).toEqual(HELD);

      await passTime(world.ctx, 5 * HOUR_MS);
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
