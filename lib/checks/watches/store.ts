import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Check } from '../model.ts';
import type { Watch } from './model.ts';

type NewWatch = Pick<Watch, 'customerId' | 'targetUsername' | 'targetId' | 'everyDays' | 'nextAt' | 'createdAt'>;

/** Adds a watch, or begins it anew with how often the profile is watched. */
export function writeWatch(tx: Tx, watch: NewWatch): Promise<Watch> {
  const { customerId, targetUsername, ...fresh } = watch;
  return tx.watch.upsert({
    where: { customerId_targetUsername: { customerId, targetUsername } },
    create: watch,
    update: fresh,
  });
}

/** A customer's watches, by name. */
export function watchesOf(db: Db | Tx, customerId: bigint): Promise<Watch[]> {
  return db.watch.findMany({ where: { customerId }, orderBy: { targetUsername: 'asc' } });
}

/** @returns whether it was there. */
export async function deleteWatch(db: Db | Tx, where: { id: string; customerId: bigint }): Promise<boolean> {
  const { count } = await db.watch.deleteMany({ where });
  return count > 0;
}

/** Watches whose time has come, of customers who did not stop the bot, the longest due first. */
export function dueWatches(db: Db, now: Date, limit: number): Promise<Watch[]> {
  return db.watch.findMany({
    where: { nextAt: { lte: now }, customer: { leftAt: null } },
    orderBy: { nextAt: 'asc' },
    take: limit,
  });
}

/** Nothing happens when another worker was faster. @param targetId whom the watch is about, as far as is known. */
export async function putOff(
  db: Db,
  { id, nextAt }: Pick<Watch, 'id' | 'nextAt'>,
  to: { nextAt: Date; targetId: bigint | null },
): Promise<void> {
  await db.watch.updateMany({ where: { id, nextAt }, data: to });
}

export type LastSeen = Pick<Check, 'targetId' | 'failure'>;

/** What the newest check of the watched name that ended since the watch began found; null without one. */
export function lastSeen(
  db: Db,
  { customerId, targetUsername, createdAt }: Pick<Watch, 'customerId' | 'targetUsername' | 'createdAt'>,
): Promise<LastSeen | null> {
  return db.check.findFirst({
    where: { customerId, targetUsername, requestedAt: { gt: createdAt }, status: { in: ['completed', 'failed'] } },
    orderBy: { finishedAt: 'desc' },
    select: { targetId: true, failure: true },
  });
}
