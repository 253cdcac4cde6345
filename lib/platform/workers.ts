import { hostname } from 'node:os';
import type { Db } from './db.ts';

const ALIVE_SECONDS = 30;

/** Registers a process; the heartbeat is on the database's clock. */
export async function registerWorker(db: Db, worker: { id: string; kind: string; version: string }): Promise<void> {
  const row = { ...worker, host: hostname(), pid: process.pid };
  await db.worker.upsert({ where: { id: worker.id }, create: row, update: row });
}

/** A worker's heartbeat. */
export async function beatWorker(db: Db, id: string): Promise<void> {
  await db.$executeRaw`update workers set seen_at = clock_timestamp() where id = ${id}::uuid`;
}

/** Removes a worker that stopped by itself. */
export async function retireWorker(db: Db, id: string): Promise<void> {
  await db.$executeRaw`update workers set stopped_at = clock_timestamp() where id = ${id}::uuid`;
}

/** Workers with a fresh heartbeat, on the database's clock. */
export function livingWorkers(
  db: Db,
): Promise<{ id: string; kind: string; host: string; pid: number; startedAt: Date; seenAt: Date }[]> {
  return db.$queryRaw`
    select id, kind, host, pid, started_at as "startedAt", seen_at as "seenAt" from workers
    where stopped_at is null and seen_at > clock_timestamp() - ${ALIVE_SECONDS} * interval '1 second'
    order by started_at`;
}
