/** What waits for a session, and how long it will need one. */
import type { Ctx } from '#/lib/context.ts';
import { checksWaiting, longestQueued, waitingIds } from './waiting-store.ts';

/** How many checks wait for a session, and since when the longest one does; null when none waits. */
export function readWaiting(ctx: Pick<Ctx, 'db'>): Promise<{ count: number; since: Date | null }> {
  return checksWaiting(ctx.db);
}

/** The checks that wait for a session, oldest first. */
export function listWaitingChecks(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  return waitingIds(ctx.db);
}

/** What Instagram serves per page of followers (docs/facts/addresses.md#rest-lists). */
const USERS_PER_PAGE = 25;

/**
 * Milliseconds of reading that the longest check in the queue still needs, 0 when none waits. A check whose totals are
 * not known yet counts as a small one.
 */
export async function longestWaitMs(ctx: Pick<Ctx, 'db' | 'limits'>): Promise<number> {
  return Math.ceil((await longestQueued(ctx.db)) / USERS_PER_PAGE) * ctx.limits.listIntervalMs;
}
