/**
 * What follows an attempt without a session, per reason. Pure. What a person must put right is not tried again; what
 * passes is. Numbers: docs/facts/reliability.md#renewing-credentials.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { AttemptFailure } from './model.ts';

export type Policy = {
  /** `passing`: soon, with growing pauses; `silence`: after rests up to hours; a pause in milliseconds; or never. */
  retry: 'passing' | 'silence' | number | 'never';
  account: 'keep' | 'block' | 'suspend';
  person: boolean;
  /** So many in a row stay untold. */
  quiet?: number;
};

export const POLICIES: Record<AttemptFailure, Policy> = {
  wrong_password: { retry: 'never', account: 'block', person: true },
  unknown_user: { retry: 'never', account: 'block', person: true },
  no_password: { retry: 'never', account: 'block', person: true },
  submissions_used_up: { retry: HOUR_MS, account: 'keep', person: false },
  code_wrong: { retry: 'never', account: 'block', person: true },
  code_timeout: { retry: 30 * MINUTE_MS, account: 'keep', person: true },
  challenge_unsupported: { retry: 'never', account: 'block', person: true },
  captcha: { retry: 'never', account: 'block', person: true },
  suspended: { retry: 'never', account: 'suspend', person: true },
  throttled: { retry: 'silence', account: 'keep', person: false, quiet: 3 },
  warning: { retry: 'never', account: 'block', person: true },
  unknown_screen: { retry: 'never', account: 'block', person: true },
  browser_crashed: { retry: 'passing', account: 'keep', person: false },
  /** Instagram was not asked. */
  browser_unreachable: { retry: MINUTE_MS, account: 'keep', person: false },
  network: { retry: 'passing', account: 'keep', person: false },
  timed_out: { retry: 'passing', account: 'keep', person: false },
  aborted: { retry: 'passing', account: 'keep', person: false },
  lease_lost: { retry: 'passing', account: 'keep', person: false },
  unsealable: { retry: 'never', account: 'block', person: true },
  other_account: { retry: 'never', account: 'block', person: true },
  foreign_host: { retry: 'never', account: 'block', person: true },
  deletion_pending: { retry: 'never', account: 'block', person: true },
};

const FIRST_PAUSE_MS = 30 * SECOND_MS;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
const QUICK_TRIES = 5;

/**
 * Milliseconds until the next attempt; null when only a person can start one.
 * @param chance 0 to 1: full jitter, against returning together.
 */
export function pauseAfter(failure: AttemptFailure, failuresBefore: number, chance: number): number | null {
  const { retry } = POLICIES[failure];
  if (retry === 'never') return null;
  if (retry === 'silence') return restAfter(failuresBefore, chance);
  if (retry !== 'passing') return retry;
  return growingPause(failuresBefore, chance);
}

const FIRST_REST_MS = 15 * MINUTE_MS;
const LONGEST_REST_MS = 4 * HOUR_MS;

/**
 * Milliseconds of silence: 15 minutes, doubling to four hours, plus up to a tenth
 * (docs/facts/refusals.md#dead-or-limited).
 */
export function restAfter(restsBefore: number, chance: number): number {
  const rest = Math.min(FIRST_REST_MS * 2 ** restsBefore, LONGEST_REST_MS);
  return Math.round(rest * (1 + 0.1 * chance));
}

/** Then the next attempt starts the ladder from below. */
export const HELD_FOR_MS = 6 * HOUR_MS;
/** A person may be away for a weekend, and the session lives on (docs/facts/refusals.md#e15). */
export const HELD_FOR_PERSON_MS = 7 * DAY_MS;

/** Milliseconds between tries of what passes; after five in a row, an hour. */
export function growingPause(failuresBefore: number, chance: number): number {
  if (failuresBefore >= QUICK_TRIES) return HOUR_MS;
  const ceiling = Math.min(FIRST_PAUSE_MS * 2 ** failuresBefore, LONGEST_PAUSE_MS);
  return Math.round(ceiling * (0.2 + 0.8 * chance));
}
