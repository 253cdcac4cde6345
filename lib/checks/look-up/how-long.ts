import { ANSWER_MS, ENTRIES_A_LOOK_UP, PAGE_SIZES } from '#/lib/checks/plan/costs.ts';
import type { Names, PlannedRequests, PlanWorld } from '#/lib/checks/plan/model.ts';
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';

type HowLong = Pick<PlanWorld, 'intervalMs' | 'accounts' | 'namesLimits'> & {
  requests: PlannedRequests;
  /** Remaining requests of each open check; null when unknown. */
  ahead: readonly (number | null)[];
};

/** Milliseconds until the requests of a check are made when all goes well: at the pace, and within what accounts may be shown. */
export function howLongMs(input: HowLong): number {
  const { followers, following, lookUps, canaries } = input.requests;
  const asking = lookUps + canaries;
  const own = followers + following + asking;
  const shared = input.ahead.reduce<number>((sum, requests) => sum + Math.min(requests ?? own, own), own);
  // one account at a time reads a list, and one asks once the lists are read
  const inTurn = Math.max(followers, following) + asking;
  const accounts = Math.max(1, input.accounts);
  const paceMs = Math.max(shared / accounts, inTurn, 1) * Math.max(input.intervalMs, ANSWER_MS);
  return Math.max(paceMs, ...waits(input, accounts).map(({ waitMs, rest }) => waitMs + rest * paceMs));
}

/** For each limit, how long its full windows take, and the part of the work that is left for the last one. */
function waits({ requests, namesLimits }: HowLong, accounts: number): { waitMs: number; rest: number }[] {
  if (!namesLimits) return [];
  const { followers, following, lookUps, canaries } = requests;
  const asked = lookUps + canaries;
  const entries = followers * PAGE_SIZES.followers + following * PAGE_SIZES.following + asked * ENTRIES_A_LOOK_UP;
  const windows: [Names, number][] = [
    [namesLimits.hour, HOUR_MS],
    [namesLimits.day, DAY_MS],
  ];
  return windows.flatMap(([limits, windowMs]) =>
    [
      { needed: entries, limit: limits.entries * accounts },
      { needed: asked, limit: limits.lookUps * accounts },
    ].map(({ needed, limit }) => {
      const full = Math.floor(needed / limit);
      return { waitMs: full * windowMs, rest: needed === 0 ? 0 : (needed - full * limit) / needed };
    }),
  );
}
