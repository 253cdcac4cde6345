import type { Ctx } from '#/lib/context.ts';
import { checksWaiting, longestQueued, waitingIds } from './waiting-store.ts';

/** How many checks wait for a session, and since when; null when none waits. */
export function readWaiting(ctx: Pick<Ctx, 'db'>): Promise<{ count: number; since: Date | null }> {
  return checksWaiting(ctx.db);
}

/** Checks that wait for a session, oldest first. */
export function listWaitingChecks(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  return waitingIds(ctx.db);
}

/** Per page of followers (docs/facts/addresses.md#rest-lists). */
const USERS_PER_PAGE = 25;

/** Milliseconds of reading that the longest queued check needs; 0 when none waits. Unknown totals count as small. */
export async function longestWaitMs(ctx: Pick<Ctx, 'db' | 'limits'>): Promise<number> {
  return Math.ceil((await longestQueued(ctx.db)) / USERS_PER_PAGE) * ctx.limits.listIntervalMs;
}
