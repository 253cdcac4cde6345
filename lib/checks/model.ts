/**
 * A check and what may happen to it. Pure. It says who of those whom a profile follows does not follow back, from the
 * profile's two lists and from asking for single people, as its plan has it, for one credit: reserved on request,
 * captured on `finish`, released on `fail`, on `cancel`, or when the result is not whole.
 */

import type { Dialect, ListName } from '#/lib/instagram/model.ts';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Check } from '#/lib/platform/db.ts';
import type { CheckEvent, CheckFailure, CheckStatus, ListOutcome, ParkReason } from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type { CheckEvent, CheckFailure, CheckStatus, ListOutcome, ParkReason };

export const CHECK_MACHINE: Machine<CheckStatus, CheckEvent> = {
  /**
   * Without a worker; a job `check.run` is there or comes. In: `requestCheck` with credit and job; `leaveCheck` with
   * `rescue` after a slice, an exception or a lost worker. Out: `start` by `runCheck`, `cancel` by customer or
   * operator.
   */
  queued: { start: 'running', cancel: 'cancelled' },
  /**
   * One worker reads and asks under the row's `run`, with a heartbeat every four seconds. Out: `finish` after the last
   * list and the last look-up (`finishCheck`), `park` when nobody can read, `fail` by profile or budget of tries, `cancel` by a person, `rescue`
   * for the next slice, after an exception, or by `reconcileChecks` after SILENCE_LIMIT_SECONDS.
   */
  running: { park: 'parked', finish: 'completed', fail: 'failed', cancel: 'cancelled', rescue: 'queued' },
  /**
   * Nobody can read now; holds no worker and no account; `parkReason` says why. In: `leaveCheck` with `park`. Out:
   * `start` after a new session's job (`wakeChecks`) or by `reconcileChecks` at `wakeAt`; `fail`, with the credit back,
   * after six hours (settable) without a page; `cancel` by a person.
   */
  parked: { start: 'running', fail: 'failed', cancel: 'cancelled' },
  /**
   * Final. `finishCheck` stored result and certificate; the credit is captured if everybody whom the profile follows has
   * a proven answer, else returned.
   */
  completed: {},
  /** Final. `writeFailure` stored the `failure` and returned the credit. */
  failed: {},
  /** Final. By `cancelCheck` or `cancelAllChecks`; the credit is returned. A run notices at its next page. */
  cancelled: {},
};

/** How long a check of a private profile waits for an account that sees it. */
export const BLIND_PAUSE_MS = 10 * MINUTE_MS;

export const LISTS = ['followers', 'following'] as const satisfies readonly ListName[];

/** Whether nothing will happen to a check any more. */
export function hasEnded({ status }: Pick<Check, 'status'>): boolean {
  return Object.keys(CHECK_MACHINE[status]).length === 0;
}

export type { Check };

export type ListPosition = {
  list: ListName;
  dialect: Dialect;
  walk: number;
  sequence: number;
  /** Null: the first page. */
  cursor: string | null;
};

/** A slice ends at whichever comes first. */
export const SLICE_PAGES = 200;
export const SLICE_MS = 10 * MINUTE_MS;

/** A longer wait for the budget parks the check. */
export const HOLD_MS = 45 * SECOND_MS;

/** Then a running check is rescued. */
export const SILENCE_LIMIT_SECONDS = 15;

export type Relation = 'followers' | 'following' | 'mutual' | 'not_following_back' | 'unknown';

/**
 * Everybody on the two lists is in one of them. `not_following_back`: followed, but not a follower. `unknown`: followed,
 * and nobody could tell whether they follow. `not_followed`: a follower who is not followed.
 */
export const GROUPS = ['not_following_back', 'unknown', 'not_followed', 'mutual'] as const;
export type Group = (typeof GROUPS)[number];
