/** Invariants that Instagram's own log of requests proves. */
import { expect } from 'vitest';
import type { WorkerCtx } from '#/lib/context.ts';
import type { InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';

/** How much a place in the budget may be delayed on its way, so that two requests arrive closer than they left. */
const JITTER_MS = 250;
const PLACES = 10;

/** Each has a chain of places of its own. */
const PACED = ['list', 'look_up'] as const;

/** I7: no window holds more requests of one kind and account than its pace allows. */
export function requestsKeepToTheBudget({ limits }: WorkerCtx, { requests }: InstagramSandbox): void {
  const { listIntervalMs } = limits;
  if (listIntervalMs === 0) return;
  const windowMs = PLACES * listIntervalMs - JITTER_MS;
  for (const surface of PACED)
    for (const account of new Set(requests.filter({ surface }).map((request) => request.account))) {
      const most = requests.maxPerWindow(windowMs, { surface, account });
      expect(most, `${surface} requests of @${account} within ${PLACES} places`).toBeLessThanOrEqual(PLACES + 1);
    }
}

/** A request that left before the swap may still arrive so much later. */
const ROUND_TRIP_MS = 1_500;

/** I12: once an account's next session reads, nobody reads with the one before. */
export function nobodyAsksWithRetiredSessions({ requests }: InstagramSandbox): void {
  const read = requests.lists().filter(({ session }) => session !== null);
  for (const account of new Set(read.map((request) => request.account))) {
    const own = read.filter((request) => request.account === account);
    for (const session of new Set(own.map((request) => request.session))) {
      const firstUse = own.findIndex((request) => request.session === session);
      const late = own.filter(
        (request, index) =>
          index > firstUse &&
          (request.session ?? 0) < (session ?? 0) &&
          request.at.getTime() > (own[firstUse]?.at.getTime() ?? 0) + ROUND_TRIP_MS,
      );
      expect(
        late.map(({ number, path }) => `${number} ${path}`),
        `requests with a retired session of @${account}`,
      ).toEqual([]);
    }
  }
}
