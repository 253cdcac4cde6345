import { type Clock, MINUTE_MS, systemClock } from './clock.ts';
import type { Db } from './db.ts';

/** Differences below this are the network's and not worth a step in time. */
const TOLERANCE_MS = 500;
const TRIES = 3;

/**
 * A clock that agrees with the database's, whatever the machine's clock says: what one process writes down and another
 * one compares with its own time (when a check may be woken, until when a code is taken) means the same moment to both,
 * and codes from a seed are right (docs/facts/reliability.md#faults: F32 and F43).
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

/**
 * How far the database's clock is ahead of this machine's, in milliseconds. The answer was made at some moment between question and
 * reply: the quickest of a few says the most, and only what it proves is taken for a difference. A process that starts on a busy
 * machine, or must connect first, waits seconds for its first answer.
 */
async function measure(db: Db): Promise<number> {
  const measures: Measured[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) measures.push(await measureOnce(db));
  const { aheadMs, tookMs } = measures.reduce((best, one) => (one.tookMs < best.tookMs ? one : best));
  return Math.abs(aheadMs) < TOLERANCE_MS + tookMs / 2 ? 0 : Math.round(aheadMs);
}

type Measured = { aheadMs: number; tookMs: number };

async function measureOnce(db: Db): Promise<Measured> {
  const askedMs = systemClock.now().getTime();
  const rows = await db.$queryRaw<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`;
  const answeredMs = systemClock.now().getTime();
  return { aheadMs: (rows[0]?.ms ?? answeredMs) - (askedMs + answeredMs) / 2, tookMs: answeredMs - askedMs };
}
