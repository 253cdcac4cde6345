import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { deleteOldChallenges } from './factors/store.ts';
import { deleteOldPendings } from './operators/pending-store.ts';
import { deleteOldSessions, deleteOldThrottles } from './operators/store.ts';

/** Sessions stay this long after their last use, so that an operator can look back at them. */
const KEEP_SESSIONS_MS = 90 * DAY_MS;

/** Removes what nobody needs any more: forgotten sign-in tries, begun sign-ins, unanswered challenges, long-gone sessions. For the timetable, daily. */
export async function tidySecurity(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<{ throttles: number; sessions: number }> {
  const now = ctx.clock.now();
  await deleteOldChallenges(ctx.db, now);
  await deleteOldPendings(ctx.db, after(now, -DAY_MS));
  return {
    throttles: await deleteOldThrottles(ctx.db, after(now, -DAY_MS)),
    sessions: await deleteOldSessions(ctx.db, after(now, -KEEP_SESSIONS_MS)),
  };
}
