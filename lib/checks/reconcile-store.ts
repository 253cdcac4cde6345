import { after } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { type Check, SILENCE_LIMIT_SECONDS } from './model.ts';

/** Running checks whose worker is silent. Time before a restart of the database does not count. */
export function silentChecks(db: Db): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    select id from checks
    where status = 'running'
      and greatest(coalesce(seen_at, started_at), pg_postmaster_start_time())
          < clock_timestamp() - ${SILENCE_LIMIT_SECONDS} * interval '1 second'
    limit 200`;
}

/** Queued checks, and parked ones whose time has come. */
export function dueChecks(db: Db, now: Date): Promise<{ id: string }[]> {
  return db.check.findMany({
    where: {
      OR: [
        { status: 'queued', OR: [{ wakeAt: null }, { wakeAt: { lte: now } }] },
        { status: 'parked', wakeAt: { lte: now } },
      ],
    },
    select: { id: true },
    orderBy: { requestedAt: 'asc' },
    take: 500,
  });
}

/** Checks that wait for a session; `wakeAt` is set where the accounts that are signed in see nothing. */
export function checksWithoutSession(db: Db): Promise<{ id: string; wakeAt: Date | null }[]> {
  return db.check.findMany({
    where: { status: 'parked', parkReason: 'session' },
    select: { id: true, wakeAt: true },
    orderBy: { requestedAt: 'asc' },
  });
}

/** Checks that nobody reads for and that got no page since `since`. */
export function stalledChecks(db: Db, since: Date): Promise<Check[]> {
  return db.check.findMany({
    where: { status: 'parked', stalledSince: { lt: since } },
    orderBy: { stalledSince: 'asc' },
    take: 200,
  });
}

/**
 * Lets a due check run once more: the delay was ours, but costs a try, so that a check that cannot start ends as well.
 */
export async function forgiveDelay(db: Db, check: Check, now: Date): Promise<void> {
  const { id, run, wakeAt, stalledSince } = check;
  if (!wakeAt || !stalledSince) return;
  await db.check.updateMany({
    where: { id, run, status: 'parked', wakeAt },
    data: {
      wakeAt: now,
      stalledSince: after(stalledSince, now.getTime() - wakeAt.getTime()),
      fruitlessTries: { increment: 1 },
    },
  });
}
