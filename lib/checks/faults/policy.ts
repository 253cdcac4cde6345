/**
 * What each refusal does to session and check. Pure. A session ends only when two surfaces say so, a limit is never an
 * expiry, and a soft block causes no sign-in (docs/facts/refusals.md#dead-or-limited).
 */
import type { Refusal } from '#/lib/instagram/model.ts';
import { DAY_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { CheckFailure } from '../model.ts';

/** `catalogue`: the deciding row of the verdict table. `status`: HTTP; null without an answer. */
export type RefusedAnswer = Refusal & { catalogue: string | null; status: number | null };

type Verdict = Refusal['verdict'];

/** Whom to blame where neither session nor limit is. `target`: only if a second opinion agrees. */
export type Culprit = 'address' | 'cursor' | 'target';

export type Reaction =
  /** The generation is dead: mark it, ask for a new one, use another session or park. */
  | { kind: 'end_session'; cause: 'challenged'; refresh: 'challenged' }
  /** Dead only if the canary, on another surface, agrees; otherwise the address lied. */
  | { kind: 'prove'; cause: 'signed_out' | 'wrong_identity' }
  /** Needs a person: out of the pool, tell operators, use another session or park. */
  | { kind: 'stop_account'; event: 'block' | 'suspend' }
  /** Dead session or soft block: the canary decides; after a cool-down where pages alone say "sign in". */
  | { kind: 'probe' }
  /** Nobody asks this account for a while; then the same page. */
  | { kind: 'rest' }
  /** The same page after a short pause, a few times; then park. */
  | { kind: 'again'; alarm: boolean }
  | { kind: 'fail'; failure: CheckFailure }
  /** Read the list another way: next dialect or new walk. `doubted`: ask once more first. */
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
  // often a glitch (docs/facts/refusals.md#e22, #e23)
  list_withheld: { kind: 'reroute', culprit: 'address', alarm: true, doubted: true },
  endpoint_retired: { kind: 'reroute', culprit: 'address', alarm: true, doubted: false },
  cursor_refused: { kind: 'reroute', culprit: 'cursor', alarm: false, doubted: false },
};

/** Then it is the address or, without any answer, the site. */
export const TRIES_IN_A_ROW = 4;

/** Retired addresses answer every session like an expired one (docs/facts/addresses.md#alive). */
export const SOFT_BLOCKS_LIMIT = 3;

/** "Wait" or "sign in": when all addresses say so, none is to blame. */
const SOFT: ReadonlySet<string> = new Set<Verdict>([
  'unclear',
  'throttled',
  'challenged',
  'signed_out',
  'wrong_identity',
]);

/** Whether a verdict only says "wait" or "sign in". */
export function isSoft(verdict: string): boolean {
  return SOFT.has(verdict);
}

/** Pages of the sign-in form, from a dead session or a site that wants silence (docs/facts/refusals.md#e5). */
export const SIGN_IN_PAGES: ReadonlySet<string> = new Set(['E5', 'E6', 'E24']);

/** Milliseconds before the n-th try in a row, n from 1. */
export function pauseBeforeTry(tries: number): number {
  return Math.min(SECOND_MS * 2 ** (tries - 1), 8 * SECOND_MS);
}

/** Milliseconds to rest, from a second to a day. @param usualMs after an answer without a date. */
export function restOf(until: Date | null, now: Date, usualMs: number): number {
  const ms = until ? until.getTime() - now.getTime() : usualMs;
  return Math.min(Math.max(ms, SECOND_MS), DAY_MS);
}
