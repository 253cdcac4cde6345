import { type Clock, MINUTE_MS, systemClock } from './clock.ts';
import type { Db } from './db.ts';

/** Smaller differences are the network's. */
const TOLERANCE_MS = 500;
const TRIES = 3;

/**
 * A clock that agrees with the database's, so that moments compare and codes from a seed are right
 * (docs/facts/reliability.md#faults: F32 and F43); measured each minute. @throws when the database cannot be asked now.
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

/** Milliseconds that the database's clock is ahead: the quickest of a few answers says the most. */
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
