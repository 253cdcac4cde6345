import type { CheckStatus } from '#/lib/checks/model.ts';

/** The comparison is still to come. */
const BEFORE_THE_END = 0.99;

/** 1 only when complete; null while totals are unknown. */
export function shownShare(progress: number | null, status: CheckStatus): number | null {
  if (status === 'completed') return 1;
  return progress === null ? null : Math.min(progress, BEFORE_THE_END);
}
