import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Counted,
  countedBy,
  LIMITS,
  type Throttle,
  throttleKey,
  waitMs,
  withOneMoreTry,
} from './sign-in-throttle.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

/** At one moment, without waiting. */
const tries = (count: number, counted: Counted) =>
  Array.from({ length: count }).reduce<Throttle | null>((before) => withOneMoreTry(before, LIMITS[counted], NOW), null);

it('makes each try after the free ones wait longer, from 15 seconds up to five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 1_000_000].map((beyond) => waitMs(beyond) / 1_000)).toEqual([
    15, 30, 60, 120, 240, 300, 300,
  ]);
});

describe('the limits', () => {
  it.each([
    ['pair', 5],
    ['device', 5],
    ['again', 5],
    ['address', 10],
    ['email', 40],
    ['againAnywhere', 40],
  ] as const)('let %s have %i tries in an hour before it waits', (counted, free) => {
    expect(tries(free - 1, counted)?.blockedUntil).toEqual(NOW);
    expect(tries(free, counted)?.blockedUntil).toEqual(later(15_000));
    expect(tries(free + 2, counted)?.blockedUntil).toEqual(later(60_000));
  });

  it('let all together have 120 in a minute, and then wait for its end', () => {
    const before = tries(119, 'all');
    expect(before?.blockedUntil).toEqual(NOW);
    expect(withOneMoreTry(before, LIMITS.all, later(20_000)).blockedUntil).toEqual(later(60_000));
    expect(withOneMoreTry(before, LIMITS.all, later(60_000))).toMatchObject({ failures: 1, since: later(60_000) });
  });

  it('bound the looks at passwords in every minute, whenever tries come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 400, maxLength: 900 }), (pauses) => {
        let state: Throttle | null = null;
        let at = NOW;
        const granted: number[] = [];
        for (const pause of pauses) {
          at = new Date(at.getTime() + pause);
          if (state && state.blockedUntil > at) continue;
          state = withOneMoreTry(state, LIMITS.all, at);
          granted.push(at.getTime());
        }
        // two windows may meet within a minute
        granted.forEach((begun, first) => {
          expect(granted[first + 2 * LIMITS.all.tries] ?? Infinity).toBeGreaterThanOrEqual(begun + 60_000);
        });
        const minutes = (at.getTime() - NOW.getTime()) / 60_000 + 1;
        expect(granted.length).toBeLessThanOrEqual(Math.ceil(minutes) * LIMITS.all.tries);
      }),
    );
  });

  it('begin anew an hour after the first try, however many there were', () => {
    const before = tries(7, 'pair');
    expect(withOneMoreTry(before, LIMITS.pair, later(3_599_999)).failures).toBe(8);
    expect(withOneMoreTry(before, LIMITS.pair, later(3_600_000))).toEqual({
      failures: 1,
      since: later(3_600_000),
      blockedUntil: later(3_600_000),
      updatedAt: later(3_600_000),
    });
  });

  it('never lock for good, and let a guesser who keeps to them have few tries', () => {
    fc.assert(
      fc.property(fc.constantFrom('pair', 'address', 'email', 'device'), (counted) => {
        let state: Throttle | null = null;
        let at = NOW;
        let count = 0;
        for (; at < later(3_600_000); count += 1) {
          state = withOneMoreTry(state, LIMITS[counted], at);
          expect(state.blockedUntil.getTime() - at.getTime()).toBeLessThanOrEqual(300_000);
          at = state.blockedUntil > at ? state.blockedUntil : new Date(at.getTime() + 1);
        }
        expect(count).toBeLessThanOrEqual(LIMITS[counted].tries + 16);
      }),
      { numRuns: 4 },
    );
  });
});

it('keeps e-mails and addresses out of its keys, and knows what each one counts', () => {
  expect(throttleKey('email', 'ada@example.org')).toMatch(/^email:[0-9a-f]{64}$/);
  expect(throttleKey('address', 'ada@example.org')).not.toBe(throttleKey('email', 'ada@example.org'));
  expect(countedBy(throttleKey('againAnywhere', 'x'))).toBe('againAnywhere');
});
