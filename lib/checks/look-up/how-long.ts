import { ANSWER_MS } from '#/lib/checks/plan/costs.ts';
import type { PlannedRequests } from '#/lib/checks/plan/model.ts';

/**
 * Milliseconds until the requests of a check are made when all goes well.
 * @param input.ahead remaining requests of each open check; null when unknown.
 */
export function howLongMs(input: {
  requests: PlannedRequests;
  intervalMs: number;
  accounts: number;
  ahead: readonly (number | null)[];
}): number {
  const { followers, following, lookUps, canaries } = input.requests;
  const asking = lookUps + canaries;
  const own = followers + following + asking;
  const shared = input.ahead.reduce<number>((sum, requests) => sum + Math.min(requests ?? own, own), own);
  // one account at a time reads a list, and one asks once the lists are read
  const inTurn = Math.max(followers, following) + asking;
  return Math.max(shared / Math.max(1, input.accounts), inTurn, 1) * Math.max(input.intervalMs, ANSWER_MS);
}
