import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Watch } from './model.ts';

type NewWatch = Pick<Watch, 'customerId' | 'targetUsername' | 'targetId' | 'everyDays' | 'nextAt' | 'createdAt'>;

/** Adds a watch, or changes how often the profile is watched. */
export function writeWatch(tx: Tx, watch: NewWatch): Promise<Watch> {
  const { customerId, targetUsername, everyDays, nextAt } = watch;
  return tx.watch.upsert({
    where: { customerId_targetUsername: { customerId, targetUsername } },
    create: watch,
    update: { everyDays, nextAt },
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

/** Nothing happens when another worker was faster. */
export async function putOff(db: Db, { id, nextAt }: Pick<Watch, 'id' | 'nextAt'>, until: Date): Promise<void> {
  await db.watch.updateMany({ where: { id, nextAt }, data: { nextAt: until } });
}
