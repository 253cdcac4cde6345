/** Copies of a message to many: one row for each customer, which its dedupe key keeps alone. */
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { NEVER } from './model.ts';

/** Owes these customers a copy each, evenly over `overMs`. Whoever is owed one already gets no second. @returns how many. */
export async function insertCopies(
  tx: Tx,
  input: { broadcastId: string; customers: readonly bigint[]; at: Date; overMs: number },
): Promise<number> {
  const { broadcastId, customers, at, overMs } = input;
  const { count } = await tx.notice.createMany({
    data: customers.map((customerId, place) => ({
      ...({ audience: 'customer', channel: 'telegram', kind: 'broadcast', payload: {} } as const),
      ...{ customerId, chatId: customerId, broadcastId, dedupeKey: `broadcast:${broadcastId}:${customerId}` },
      owedAt: at,
      nextTryAt: after(at, Math.floor((place * overMs) / customers.length)),
    })),
    skipDuplicates: true,
  });
  return count;
}

/** How many copies are on their way. */
export function countOwed(tx: Tx, broadcastId: string): Promise<number> {
  return tx.notice.count({ where: { broadcastId, status: 'owed' } });
}

/** Copies that are owed are not sent any more; a worker that has one in hand finds that out too late. */
export async function withdrawOwed(tx: Tx, broadcastId: string): Promise<void> {
  await tx.notice.updateMany({
    where: { broadcastId, status: 'owed' },
    data: { status: 'undeliverable', error: 'stopped before it was sent', nextTryAt: NEVER },
  });
}
