/**
 * How long a check goes on without a new page: one budget for every cause. Pure.
 *
 * Two bounds, whichever comes first. The time since the last page is bounded for all causes alike. Tries are
 * counted only where trying again costs something or may never help; a cause that waits for a date, a
 * session or a deploy costs none. A page sets both back, so a long check with many bad hours still ends whole.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFailure, ParkReason } from './model.ts';

/** What kept a run from bringing a page: why it parked, or how it was cut short. */
export type Setback = ParkReason | 'exception' | 'worker_gone' | 'slice';

type Cost = {
  /** What one such try takes of the budget. */
  tries: number;
  /** Milliseconds until the next try, by how many tries are used up; null: something else wakes the check. */
  pauseMs: ((used: number) => number) | null;
  /** What the customer is told when the budget is used up. */
  failure: CheckFailure;
};

export const TRIES_LIMIT = 12;

/** A default, settable: how long a check goes on without a page. */
export const STALLED_LIMIT_MS = 6 * HOUR_MS;

const growing = (firstMs: number, longestMs: number) => (used: number) =>
  Math.min(firstMs * 2 ** Math.max(0, used - 1), longestMs);

export const SETBACKS: Record<Setback, Cost> = {
  /** Woken by the new session; renewing it is the product's own work and no try of the check's. */
  session: { tries: 0, pauseMs: null, failure: 'no_session' },
  /** Woken at the date that Instagram named, or that the rest has. */
  budget: { tries: 0, pauseMs: null, failure: 'held_back' },
  deploy: { tries: 0, pauseMs: null, failure: 'our_fault' },
  operator: { tries: 0, pauseMs: null, failure: 'no_session' },
  /** 1, 2, 4, 8, then 15 minutes apart: about two hours and a quarter in all. */
  unreachable: { tries: 1, pauseMs: growing(MINUTE_MS, 15 * MINUTE_MS), failure: 'unreachable' },
  /** A bug or a value that cannot be stored: four tries, as it seldom passes by itself. */
  exception: { tries: 3, pauseMs: growing(2 * SECOND_MS, MINUTE_MS), failure: 'our_fault' },
  /** A worker may die of anything; only a check that outlives a dozen without a page is to blame. */
  worker_gone: { tries: 1, pauseMs: null, failure: 'our_fault' },
  /** A turn that ended without a page: nobody can say why nothing came. */
  slice: { tries: 1, pauseMs: growing(SECOND_MS, MINUTE_MS), failure: 'unreachable' },
};

export type Stalled = { fruitlessTries: number; stalledSince: Date | null };

/** What becomes of a check after a run that brought no page. `tries`: used up so far, this one included. */
export type Endured =
  | { goesOn: true; tries: number; pauseMs: number | null }
  | { goesOn: false; tries: number; failure: CheckFailure };

/**
 * Counts one setback.
 *
 * @param check as it stands after its last page.
 * @param limitMs how long a check may go on without a page.
 */
export function endure(check: Stalled, setback: Setback, now: Date, limitMs: number = STALLED_LIMIT_MS): Endured {
  const { tries: cost, pauseMs, failure } = SETBACKS[setback];
  const tries = check.fruitlessTries + cost;
  if (tries > TRIES_LIMIT || isStalledFor(check, now, limitMs)) return { goesOn: false, tries, failure };
  return { goesOn: true, tries, pauseMs: pauseMs?.(tries) ?? null };
}

/** Whether no page has come for so long that the check ends. */
export function isStalledFor({ stalledSince }: Pick<Stalled, 'stalledSince'>, now: Date, limitMs: number): boolean {
  return stalledSince !== null && now.getTime() - stalledSince.getTime() >= limitMs;
}

/** Milliseconds that an account rests when it is the trouble, or when every address holds it back: longer each round. */
export function longRest(usualMs: number, rounds: number): number {
  return Math.min(usualMs * 2 ** Math.min(rounds, 20), DAY_MS);
}
