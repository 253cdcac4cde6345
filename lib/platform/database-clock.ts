import { type Clock, MINUTE_MS, systemClock } from './clock.ts';
import type { Db } from './db.ts';

/** Differences below this are the network's and not worth a step in time. */
const TOLERANCE_MS = 500;

/**
 * A clock that agrees with the database's, whatever the machine's clock says: what one process writes down and another
 * one compares with its own time (when a check may be woken, until when a code is taken) means the same moment to both,
 * and codes from a seed are right (reliability sheet, F32 and F43).
 *
 * Measured now and once a minute until `stop`.
 */
export async function openDatabaseClock(db: Db): Promise<Clock & { stop(): void }> {
  let aheadMs = await measure(db);
  const timer = setInterval(async () => {
    aheadMs = await measure(db).catch(() => aheadMs); // no answer: the last measure stands
  }, MINUTE_MS);
  timer.unref();
  return {
    ...systemClock,
    now: () => new Date(systemClock.now().getTime() + aheadMs),
    stop: () => clearInterval(timer),
  };
}

/** How far the database's clock is ahead of this machine's, in milliseconds. */
async function measure(db: Db): Promise<number> {
  const askedMs = systemClock.now().getTime();
  const rows = await db.$queryRaw<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`;
  const answeredMs = systemClock.now().getTime();
  const aheadMs = (rows[0]?.ms ?? answeredMs) - (askedMs + answeredMs) / 2;
  return Math.abs(aheadMs) < TOLERANCE_MS ? 0 : Math.round(aheadMs);
}
