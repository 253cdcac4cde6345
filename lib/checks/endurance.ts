/** How long a check goes on without a page. Pure. Tries count only where they cost something or may never help. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFailure, ParkReason } from './model.ts';

export type Setback = ParkReason | 'exception' | 'worker_gone' | 'slice';

type Cost = {
  /** What one such try takes of the budget. */
  tries: number;
  /** Milliseconds until the next try, by tries used; null: something else wakes the check. */
  pauseMs: ((used: number) => number) | null;
  failure: CheckFailure;
};

export const TRIES_LIMIT = 12;

/** Without a page; settable. */
export const STALLED_LIMIT_MS = 6 * HOUR_MS;

const growing = (firstMs: number, longestMs: number) => (used: number) =>
  Math.min(firstMs * 2 ** Math.max(0, used - 1), longestMs);

export const SETBACKS: Record<Setback, Cost> = {
  /** The new session wakes it; no try of the check's. */
  session: { tries: 0, pauseMs: null, failure: 'no_session' },
  /** Woken when Instagram's date or the rest is over. */
  budget: { tries: 0, pauseMs: null, failure: 'held_back' },
  deploy: { tries: 0, pauseMs: null, failure: 'our_fault' },
  operator: { tries: 0, pauseMs: null, failure: 'no_session' },
  /** 1, 2, 4, 8, then 15 minutes: about 2 h 15 min in all. */
  unreachable: { tries: 1, pauseMs: growing(MINUTE_MS, 15 * MINUTE_MS), failure: 'unreachable' },
  /** A bug or unstorable value: four tries. */
  exception: { tries: 3, pauseMs: growing(2 * SECOND_MS, MINUTE_MS), failure: 'our_fault' },
  /** Only a check that outlives a dozen workers is to blame. */
  worker_gone: { tries: 1, pauseMs: null, failure: 'our_fault' },
  /** A turn without a page, for unknown reasons. */
  slice: { tries: 1, pauseMs: growing(SECOND_MS, MINUTE_MS), failure: 'unreachable' },
};

export type Stalled = { fruitlessTries: number; stalledSince: Date | null };

export type Endured =
  | { goesOn: true; tries: number; pauseMs: number | null }
  | { goesOn: false; tries: number; failure: CheckFailure };

/** Counts one setback. @param limitMs the longest time without a page. */
export function endure(check: Stalled, setback: Setback, now: Date, limitMs: number = STALLED_LIMIT_MS): Endured {
  const { tries: cost, pauseMs, failure } = SETBACKS[setback];
  const tries = check.fruitlessTries + cost;
  if (tries > TRIES_LIMIT || isStalledFor(check, now, limitMs)) return { goesOn: false, tries, failure };
  return { goesOn: true, tries, pauseMs: pauseMs?.(tries) ?? null };
}

/** Whether no page has come for `limitMs` milliseconds. */
export function isStalledFor({ stalledSince }: Pick<Stalled, 'stalledSince'>, now: Date, limitMs: number): boolean {
  return stalledSince !== null && now.getTime() - stalledSince.getTime() >= limitMs;
}

/** Milliseconds that an account rests when it, or every address, is the trouble; longer each round. */
export function longRest(usualMs: number, rounds: number): number {
  return Math.min(usualMs * 2 ** Math.min(rounds, 20), DAY_MS);
}
