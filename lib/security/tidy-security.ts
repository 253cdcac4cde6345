import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { deleteOldChallenges } from './factors/store.ts';
import { deleteOldDevices } from './operators/device-store.ts';
import { DEVICE_MS } from './operators/known-device.ts';
import { deleteOldPendings } from './operators/pending-store.ts';
import { deleteOldSessions } from './operators/store.ts';
import { deleteOldThrottles } from './operators/throttle-store.ts';
import { deleteOldCounts } from './rates/store.ts';

/** Sessions stay this long after their last use, so that an operator can look back at them. */
const KEEP_SESSIONS_MS = 90 * DAY_MS;

type Tidied = { throttles: number; counts: number; sessions: number; devices: number };

/** Removes what nobody needs any more: forgotten tries and counts, begun sign-ins, unanswered challenges, long-gone sessions and browsers. For the timetable. */
export async function tidySecurity(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Tidied> {
  const now = ctx.clock.now();
  await deleteOldChallenges(ctx.db, now);
  await deleteOldPendings(ctx.db, after(now, -DAY_MS));
  return {
    throttles: await deleteOldThrottles(ctx.db, after(now, -DAY_MS)),
    counts: await deleteOldCounts(ctx.db, after(now, -DAY_MS)),
    sessions: await deleteOldSessions(ctx.db, after(now, -KEEP_SESSIONS_MS)),
    devices: await deleteOldDevices(ctx.db, after(now, -DEVICE_MS)),
  };
}
