import type { CheckStatus } from '#/lib/checks/model.ts';

/** The highest share that is said before the end: the comparison is still to come, and rounding must not make it a whole. */
const BEFORE_THE_END = 0.99;

/** How much of a check is read, as it is said: 1 only when it is complete. null while the totals are not known. */
export function shownShare(progress: number | null, status: CheckStatus): number | null {
  if (status === 'completed') return 1;
  return progress === null ? null : Math.min(progress, BEFORE_THE_END);
}
