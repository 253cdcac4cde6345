/** Credits and why they moved. Pure. Balance = sum of the ledger, never below zero. */
import type { LedgerKind } from '#/lib/platform/enums.ts';

export type { LedgerKind };

/** A capture moves nothing: the reserve took it. */
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
  take: -1,
  capture: 0,
};

/** Of one entry. */
export const CREDITS_LIMIT = 10_000;
