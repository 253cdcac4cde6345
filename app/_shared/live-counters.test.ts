import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CheckView } from '#/lib/checks/view.ts';
import { type CheckNews, watchCounters } from './live-counters.ts';

/** One more page per look. */
function growingCheck() {
  const told: CheckNews[] = [];
  const world = { status: 'running' as CheckView['status'], reads: 0, down: false };
  const read = async (id: string): Promise<CheckView> => {
    world.reads += 1;
    if (world.down) throw new Error('the database is away');
    const counted: Partial<CheckView> = {
      id,
      status: world.status,
      followersRead: world.reads * 12,
      followingRead: 0,
      declaredFollowers: 100,
      declaredFollowing: 0,
      progress: 0.5,
      secondsLeft: 3,
    };
    return counted as CheckView;
  };
  return { world, told, ...watchCounters({ read, tell: (news) => told.push(news) }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('reads at once after a hint, then at most five times a second, and ends with the newest number', async () => {
  const { hint, told, world, stop } = growingCheck();
  hint('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(told.map(({ counters }) => counters?.followersRead)).toEqual([12]);
  for (let page = 0; page < 50; page += 1) {
    hint('a');
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(world.reads).toBeGreaterThanOrEqual(5);
  expect(world.reads).toBeLessThanOrEqual(7);
  expect(told.at(-1)?.counters?.followersRead).toBe(world.reads * 12);
  stop();
});

it('is calm only while a check goes on running', async () => {
  const { hint, told, world, stop } = growingCheck();
  const look = async () => {
    hint('a');
    await vi.advanceTimersByTimeAsync(500);
  };
  await look();
  await look();
  world.status = 'parked';
  await look();
  world.status = 'running';
  await look();
  expect(told.map(({ calm, counters }) => [calm, counters !== null])).toEqual([
    [false, true],
    [true, true],
    [false, true],
    [false, true],
  ]);
  stop();
});

it('passes the bare hint on when the check cannot be read', async () => {
  const { hint, told, world, stop } = growingCheck();
  world.down = true;
  hint('a');
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([{ id: 'a', counters: null, calm: false }]);
  stop();
});

it('keeps checks apart', async () => {
  const { hint, told, stop } = growingCheck();
  hint('a');
  hint('b');
  await vi.advanceTimersByTimeAsync(0);
  expect(told.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  stop();
});
