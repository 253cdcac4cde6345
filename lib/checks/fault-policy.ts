/**
 * What every answer that is not a page does to the session and to the check: one table. Pure.
 *
 * The rule behind it (facts 3.2): only definitive signs end a session; a limit or a request for a
 * person is never mistaken for an expiry; a soft block causes no sign-in and a dead session is not waited on.
 */
import type { Refusal } from '#/lib/instagram/model.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFailure } from './model.ts';

type Verdict = Refusal['verdict'];

export type Reaction =
  /** The generation is dead: mark it, ask for a new one, go on with another session or park. */
  | { kind: 'end_session'; cause: 'signed_out' | 'challenged' | 'wrong_identity'; refresh: 'signed_out' | 'challenged' }
  /** Only a person can help this account: take it out of the pool, tell operators, go on with another session or park. */
  | { kind: 'stop_account'; event: 'block' | 'suspend' }
  /** Ask the account's own canary on another surface before deciding. */
  | { kind: 'probe' }
  /** Nobody asks this account for a while; the same page is asked again afterwards. */
  | { kind: 'rest' }
  /** The same page again, after a short pause, a few times; then park. */
  | { kind: 'again'; alarm: boolean }
  | { kind: 'fail'; failure: CheckFailure }
  /** The list itself must be read another way: next dialect, or a new walk. */
  | { kind: 'reroute'; alarm: boolean };

export const FAULT_POLICY: Record<Verdict, Reaction> = {
  signed_out: { kind: 'end_session', cause: 'signed_out', refresh: 'signed_out' },
  challenged: { kind: 'end_session', cause: 'challenged', refresh: 'challenged' },
  wrong_identity: { kind: 'end_session', cause: 'wrong_identity', refresh: 'signed_out' },
  unclear: { kind: 'probe' },
  throttled: { kind: 'rest' },
  warning: { kind: 'stop_account', event: 'block' },
  suspended: { kind: 'stop_account', event: 'suspend' },
  unreachable: { kind: 'again', alarm: false },
  unrecognised: { kind: 'again', alarm: true },
  target_private: { kind: 'fail', failure: 'target_private' },
  target_missing: { kind: 'fail', failure: 'target_missing' },
  list_withheld: { kind: 'reroute', alarm: true },
  endpoint_retired: { kind: 'reroute', alarm: true },
  cursor_refused: { kind: 'reroute', alarm: false },
};

/** `again` at most this often in a row; then the check parks and is woken after a while. */
export const TRIES_IN_A_ROW = 4;

/** Pause before the n-th try in a row, n from 1. */
export function pauseBeforeTry(tries: number): number {
  return Math.min(SECOND_MS * 2 ** (tries - 1), 8 * SECOND_MS);
}

/** How long a check waits when Instagram could not be reached at all. */
export const UNREACHABLE_WAKE_MS = MINUTE_MS;

/**
 * Milliseconds to rest, from what the answer said, never shorter than a second nor longer than a day.
 * @param usualMs after an answer without a date.
 */
export function restOf(until: Date | null, now: Date, usualMs: number): number {
  const ms = until ? until.getTime() - now.getTime() : usualMs;
  return Math.min(Math.max(ms, SECOND_MS), DAY_MS);
}
