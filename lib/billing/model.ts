/**
 * Credits and why they moved. Pure: no IO, no clock.
 *
 * Balance = sum of the ledger, never below zero. Money follows the state of a check:
 * `reserve` when it is asked for, `capture` with a whole result, `release` with anything else.
 */
import type { LedgerKind } from '#/lib/platform/enums.ts';

export type { LedgerKind };

/** What an entry of `credits` does to the balance. A capture moves nothing: the reserve already took it. */
export function deltaOf(kind: LedgerKind, credits: number): number {
  return SIGN[kind] * credits;
}

const SIGN: Record<LedgerKind, -1 | 0 | 1> = {
  grant: 1,
  purchase: 1,
  bonus: 1,
  release: 1,
  reserve: -1,
  refund: -1,
  capture: 0,
};

/** The largest number of credits that one entry may move. */
export const CREDITS_LIMIT = 10_000;
