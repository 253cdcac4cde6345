/** The queries of the reconciler: what should be under way and is not. */
import { after } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { type Check, SILENCE_LIMIT_SECONDS } from './model.ts';

/**
 * Running checks whose worker gave no sign of life. A restart of the database silences everybody:
 * the time before it does not count.
 */
export function silentChecks(db: Db): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    select id from checks
    where status = 'running'
      and greatest(coalesce(seen_at, started_at), pg_postmaster_start_time())
          < clock_timestamp() - ${SILENCE_LIMIT_SECONDS} * interval '1 second'
    limit 200`;
}

/** Checks that should have a job: queued ones, and parked ones whose time to wake has come. */
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

/** Checks that wait for a session; `wakeAt` is set where those that are signed in see nothing. */
export function checksWithoutSession(db: Db): Promise<{ id: string; wakeAt: Date | null }[]> {
  return db.check.findMany({
    where: { status: 'parked', parkReason: 'session' },
    select: { id: true, wakeAt: true },
    orderBy: { requestedAt: 'asc' },
  });
}

/** Checks that nobody reads for at this moment and that have got no page since before `since`. */
export function stalledChecks(db: Db, since: Date): Promise<Check[]> {
  return db.check.findMany({
    where: { status: 'parked', stalledSince: { lt: since } },
    orderBy: { stalledSince: 'asc' },
    take: 200,
  });
}

/**
 * Lets a check that is due run once more. The time in which it was due and nobody ran it was ours; it costs a try instead, so that
 * one that can never be started ends as well.
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
