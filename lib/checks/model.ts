/**
 * What a check is and what may happen to it. Pure: no IO, no clock.
 *
 * A check reads all pages of one profile's two lists and compares them. It costs
 * one credit: reserved when asked for, captured on `finish`, released on `fail`, on `cancel`,
 * and when the result turns out not to be whole.
 */

import type { Dialect, ListName } from '#/lib/instagram/model.ts';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Check } from '#/lib/platform/db.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type CheckStatus =
  /**
   * No worker has it, and a job `check.run` is there or comes. `requestCheck` writes it so, with the credit and the job; `leaveCheck`
   * puts it back with `rescue` when a slice is over, a run threw or its worker is gone. `start` when `runCheck` takes the job, `cancel`
   * when the customer or an operator ends it.
   */
  | 'queued'
  /**
   * One worker reads under the row's `run`, and gives a sign of life every four seconds. `runCheck` moves it here with `start`. `finish`
   * when the last list has ended (`finishCheck`), `park` when nobody can read now, `fail` when the profile or the budget of tries says
   * so, `cancel` by a person, and `rescue` back to the queue: for the next slice, after an exception, or by `reconcileChecks` after
   * SILENCE_LIMIT_SECONDS without a sign.
   */
  | 'running'
  /**
   * Nobody can read for it now; it holds no worker and no account, and `parkReason` says what it waits for. `leaveCheck` moves it here
   * with `park`. `start` after a job that the new session sends (`wakeChecks`), or `reconcileChecks` at `wakeAt`; `fail`, with the
   * credit back, after six hours (settable) without a page; `cancel` by a person.
   */
  | 'parked'
  /** Final. `finishCheck` has stored the result and its certificate; the credit is captured if both lists are whole, else given back. */
  | 'completed'
  /** Final. `writeFailure` has stored the `failure` and given the credit back, for a run or for `reconcileChecks`. */
  | 'failed'
  /** Final. `cancelCheck` for one, `cancelAllChecks` for a customer who goes; the credit is given back. A run notices at its next page. */
  | 'cancelled';
export type CheckEvent = 'request' | 'start' | 'park' | 'finish' | 'fail' | 'cancel' | 'rescue';

export const CHECK_MACHINE: Machine<CheckStatus, CheckEvent> = {
  queued: { start: 'running', cancel: 'cancelled' },
  running: { park: 'parked', finish: 'completed', fail: 'failed', cancel: 'cancelled', rescue: 'queued' },
  parked: { start: 'running', fail: 'failed', cancel: 'cancelled' },
  completed: {},
  failed: {},
  cancelled: {},
};

/**
 * Why a check waits. `session`: no account can read now. `budget`: Instagram asked everybody to slow down.
 * `unreachable`: it did not answer, or not in a way that can be read. Each has an end: `endurance.ts`.
 */
/**
 * How long a check of a private profile waits, while only accounts are signed in that do not see it, before it looks by itself. What
 * changes among the accounts wakes it earlier; this is for news that were lost.
 */
export const BLIND_PAUSE_MS = 10 * MINUTE_MS;

export type ParkReason = 'session' | 'budget' | 'deploy' | 'unreachable' | 'operator';

/** Why a check ended without a result. */
export type CheckFailure =
  | 'target_missing'
  | 'target_private'
  | 'lists_short'
  | 'no_session'
  | 'unreadable'
  | 'opted_out'
  | 'unreachable'
  | 'held_back'
  | 'our_fault';

/** How the reading of a list ended. Only an `ended` list can be whole. */
export type ListOutcome = 'ended' | 'limited' | 'withheld' | 'stuck';

export const LISTS = ['followers', 'following'] as const satisfies readonly ListName[];

/** Whether nothing will happen to a check any more. */
export function hasEnded({ status }: Pick<Check, 'status'>): boolean {
  return Object.keys(CHECK_MACHINE[status]).length === 0;
}

/** A row of `checks`, as the schema declares it. */
export type { Check };

/** The next page of one list to ask for, derived from the newest row of its journal. */
export type ListPosition = {
  list: ListName;
  dialect: Dialect;
  walk: number;
  /** Sequence number of the page to ask for, from 0. */
  sequence: number;
  /** Cursor to ask with; null asks for the first page. */
  cursor: string | null;
};

/** One slice of work ends after this many pages or this long, whichever comes first. */
export const SLICE_PAGES = 200;
export const SLICE_MS = 10 * MINUTE_MS;

/** A wait for the request budget that is longer than this parks the check, so that it holds no worker. */
export const HOLD_MS = 45 * SECOND_MS;

/** A running check whose worker gave no sign of life for this long is rescued. */
export const SILENCE_LIMIT_SECONDS = 15;

/** What the people of a list are to the profile that is checked. */
export type Relation = 'followers' | 'following' | 'mutual' | 'not_following_back';

/** How much of a check is read, 0 to 1; null while the totals are not known. */
export function progressOf(
  check: Pick<Check, 'status' | 'declaredFollowers' | 'declaredFollowing' | 'followersRead' | 'followingRead'>,
): number | null {
  if (check.status === 'completed') return 1;
  if (check.declaredFollowers === null || check.declaredFollowing === null) return null;
  const total = check.declaredFollowers + check.declaredFollowing;
  if (total === 0) return 1;
  const read =
    Math.min(check.followersRead, check.declaredFollowers) + Math.min(check.followingRead, check.declaredFollowing);
  return Math.min(read / total, 0.99);
}
