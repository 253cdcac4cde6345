import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, after as later, MINUTE_MS } from '#/lib/platform/clock.ts';
import { endure, longRest, SETBACKS, type Setback, STALLED_LIMIT_MS, TRIES_LIMIT } from './endurance.ts';

const since = new Date('2026-03-01T12:00:00Z');
const every = Object.keys(SETBACKS) as Setback[];

/** Lives through setback after setback. @returns when and how the check ended. */
function live(setbacks: () => Setback, waitMs: number): { tries: number; afterMs: number; failure: string } {
  let check = { fruitlessTries: 0, stalledSince: since };
  let now = since;
  for (let tries = 1; ; tries += 1) {
    const endured = endure(check, setbacks(), now);
    if (!endured.goesOn) return { tries, afterMs: now.getTime() - since.getTime(), failure: endured.failure };
    check = { ...check, fruitlessTries: endured.tries };
    now = later(now, endured.pauseMs ?? waitMs);
  }
}

describe('a check without progress', () => {
  it('ends within its time whatever keeps it, in any mixture', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom(...every)), (stream) => {
        const ended = live(() => stream.next().value, MINUTE_MS);
        expect(ended.afterMs).toBeLessThanOrEqual(STALLED_LIMIT_MS + 15 * MINUTE_MS);
      }),
    );
  });

  it('ends after a few tries when the same exception comes again, by our fault', () => {
    const ended = live(() => 'exception', 0);
    expect(ended).toMatchObject({ tries: 5, failure: 'our_fault' });
    expect(ended.afterMs).toBeLessThan(5 * MINUTE_MS);
  });

  it('tries an Instagram that does not answer for more than an hour', () => {
    const ended = live(() => 'unreachable', 0);
    expect(ended).toMatchObject({ tries: TRIES_LIMIT + 1, failure: 'unreachable' });
    expect(ended.afterMs).toBeGreaterThan(HOUR_MS);
  });

  it('outlives many workers', () => {
    expect(live(() => 'worker_gone', 15_000).tries).toBe(TRIES_LIMIT + 1);
  });

  it.each(['session', 'budget'] as const)('uses up no try while it waits: %s; only the time ends it', (setback) => {
    const check = { fruitlessTries: 0, stalledSince: since };
    expect(endure(check, setback, later(since, STALLED_LIMIT_MS - 1))).toMatchObject({ goesOn: true, tries: 0 });
    expect(endure(check, setback, later(since, STALLED_LIMIT_MS))).toMatchObject({ goesOn: false });
    expect(endure(check, setback, later(since, HOUR_MS), HOUR_MS)).toMatchObject({ goesOn: false });
  });

  it('has all its time again after a page', () => {
    const check = { fruitlessTries: 0, stalledSince: null };
    for (const setback of every)
      expect(endure(check, setback, later(since, 9 * DAY_MS))).toMatchObject({ goesOn: true });
  });
});

describe('the rest of an account that is the trouble', () => {
  it('doubles each round and stays within a day', () => {
    expect([0, 1, 2].map((rounds) => longRest(MINUTE_MS, rounds) / MINUTE_MS)).toEqual([1, 2, 4]);
    expect(longRest(MINUTE_MS, 99)).toBe(DAY_MS);
  });
});
