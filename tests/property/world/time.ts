/**
 * Virtual time, for Node and for PostgreSQL alike: a pause costs nothing, a day passes in a moment. What the product compares on
 * the database's clock is compared with this time, because `clock_timestamp()` is found before the system's own.
 */
import pg from 'pg';
import { vi } from 'vitest';
import type { Clock } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';

type Sleeper = { worker: string; untilMs: number; wake(): void };

export type VirtualTime = {
  nowMs(): number;
  clockOf(worker: string): Clock;
  /** When the first of those who sleep wakes; null when nobody sleeps. */
  firstWakeMs(): number | null;
  /** Passes to that moment: whatever is due by then happens. */
  passTo(ms: number): void;
  /** Nobody of a dead worker ever wakes. */
  bury(worker: string): void;
  /** Tells the database what time it is, where it does not know yet. */
  tellDatabase(): Promise<void>;
};

/** Long after any real restart of the server, which counts as a sign of life. */
const START_MS = Date.UTC(2040, 0, 1, 12);

/** Makes a database believe what it is told about the time. Connections that are open already go on with the real one. */
export async function takeOverClock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      create schema virtual;
      create table virtual.time (at timestamptz not null);
      insert into virtual.time values (to_timestamp(${START_MS / 1_000}));
      create function virtual.clock_timestamp() returns timestamptz language sql volatile as 'select at from virtual.time';
      alter table check_pages alter column read_at set default virtual.clock_timestamp()`);
    const { database } = client;
    await client.query(`alter database ${database} set search_path = virtual, pg_catalog, public`);
    await client.query(`alter database ${database} set synchronous_commit = off`);
  } finally {
    await client.end();
  }
}

export function createVirtualTime(db: Db): VirtualTime {
  let now = START_MS;
  let told: number | null = null;
  let sleepers: Sleeper[] = [];
  return {
    nowMs: () => now,
    firstWakeMs: () => (sleepers.length === 0 ? null : Math.min(...sleepers.map(({ untilMs }) => untilMs))),
    clockOf: (worker) => ({
      now: () => new Date(now),
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (ms <= 0 || signal?.aborted) return resolve();
          const wake = () => {
            sleepers = sleepers.filter((other) => other !== sleeper);
            signal?.removeEventListener('abort', wake);
            resolve();
          };
          const sleeper: Sleeper = { worker, untilMs: now + ms, wake };
          sleepers.push(sleeper);
          signal?.addEventListener('abort', wake);
        }),
    }),
    passTo(ms) {
      vi.advanceTimersByTime(Math.max(0, ms - now));
      now = Math.max(now, ms);
      for (const sleeper of sleepers.filter(({ untilMs }) => untilMs <= now)) sleeper.wake();
    },
    bury(worker) {
      sleepers = sleepers.filter((sleeper) => sleeper.worker !== worker);
    },
    async tellDatabase() {
      if (told === now) return;
      told = now;
      await db.$executeRaw`update virtual.time set at = ${new Date(now)}::timestamptz`;
    },
  };
}
