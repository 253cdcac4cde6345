/**
 * What every answer that is not a page does to the session and to the check: one table. Pure.
 *
 * The rule behind it (docs/facts/refusals.md#dead-or-limited): a session ends only when two surfaces say so; a limit or a request for a
 * person is never mistaken for an expiry; a soft block causes no sign-in and a dead session is not waited on.
 * Who is to blame is asked in this order: session, address, account, target, site; each is cleared by whatever else answers well.
 */
import type { Refusal } from '#/lib/instagram/model.ts';
import { DAY_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFailure } from '../model.ts';

/** A refusal as the client tells it: with the row of the verdict table that decided, and the HTTP status (null: no answer came). */
export type RefusedAnswer = Refusal & { catalogue: string | null; status: number | null };

type Verdict = Refusal['verdict'];

/**
 * Who is to blame for a refusal that no session and no limit explains. `address`: it may be read in another way.
 * `cursor`: it means nothing any more. `target`: the profile, if a second opinion agrees.
 */
export type Culprit = 'address' | 'cursor' | 'target';

export type Reaction =
  /** The generation is dead: mark it, ask for a new one, go on with another session or park. */
  | { kind: 'end_session'; cause: 'challenged'; refresh: 'challenged' }
  /**
   * It says that the generation is dead. The account's own canary, on another surface, must say so too: then as above. If it
   * finds the account signed in, the address lied.
   */
  | { kind: 'prove'; cause: 'signed_out' | 'wrong_identity' }
  /** Only a person can help this account: take it out of the pool, tell operators, go on with another session or park. */
  | { kind: 'stop_account'; event: 'block' | 'suspend' }
  /** It may be a dead session or a soft block: the canary decides; where pages alone say "sign in", after a cool-down. */
  | { kind: 'probe' }
  /** Nobody asks this account for a while; the same page is asked again afterwards. */
  | { kind: 'rest' }
  /** The same page again, after a short pause, a few times; then park. */
  | { kind: 'again'; alarm: boolean }
  | { kind: 'fail'; failure: CheckFailure }
  /** The list itself must be read another way: next dialect, or a new walk. `doubted`: it is asked for once more before that is believed. */
  | { kind: 'reroute'; culprit: 'address' | 'cursor'; alarm: boolean; doubted: boolean };

export const FAULT_POLICY: Record<Verdict, Reaction> = {
  signed_out: { kind: 'prove', cause: 'signed_out' },
  challenged: { kind: 'end_session', cause: 'challenged', refresh: 'challenged' },
  wrong_identity: { kind: 'prove', cause: 'wrong_identity' },
  unclear: { kind: 'probe' },
  throttled: { kind: 'rest' },
  warning: { kind: 'stop_account', event: 'block' },
  suspended: { kind: 'stop_account', event: 'suspend' },
  unreachable: { kind: 'again', alarm: false },
  unrecognised: { kind: 'again', alarm: true },
  target_private: { kind: 'fail', failure: 'target_private' },
  target_missing: { kind: 'fail', failure: 'target_missing' },
  // an empty answer is often a glitch, as an empty page is (docs/facts/refusals.md#e22, #e23)
  list_withheld: { kind: 'reroute', culprit: 'address', alarm: true, doubted: true },
  endpoint_retired: { kind: 'reroute', culprit: 'address', alarm: true, doubted: false },
  cursor_refused: { kind: 'reroute', culprit: 'cursor', alarm: false, doubted: false },
};

/** `again` at most this often in a row; then it is the address, or, where no answer came at all, the site. */
export const TRIES_IN_A_ROW = 4;

/**
 * Soft blocks in a row after which the address, not the account, is taken to be the trouble: a retired address
 * answers every session like an expired one (docs/facts/addresses.md#alive, docs/facts/refusals.md#dead-or-limited).
 */
export const SOFT_BLOCKS_LIMIT = 3;

/** Refusals that say "wait" or "sign in" and mean neither an address nor a profile. When all addresses say so, none of them is to blame. */
const SOFT: ReadonlySet<string> = new Set<Verdict>([
  'unclear',
  'throttled',
  'challenged',
  'signed_out',
  'wrong_identity',
]);

export function isSoft(verdict: string): boolean {
  return SOFT.has(verdict);
}

/**
 * Pages that lead to the sign-in form: a dead session shows them, and so does a site that wants silence for a while
 * (docs/facts/refusals.md#e5).
 */
export const SIGN_IN_PAGES: ReadonlySet<string> = new Set(['E5', 'E6', 'E24']);

/** Pause before the n-th try in a row, n from 1. */
export function pauseBeforeTry(tries: number): number {
  return Math.min(SECOND_MS * 2 ** (tries - 1), 8 * SECOND_MS);
}

/**
 * Milliseconds to rest, from what the answer said, never shorter than a second nor longer than a day.
 * @param usualMs after an answer without a date.
 */
export function restOf(until: Date | null, now: Date, usualMs: number): number {
  const ms = until ? until.getTime() - now.getTime() : usualMs;
  return Math.min(Math.max(ms, SECOND_MS), DAY_MS);
}
