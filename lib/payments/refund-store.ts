/** Refunds that a provider is asked for, in turns. */
import type { Db, Tx } from '#/lib/platform/db.ts';

/** Takes the next turn at asking for a refund, if it is due. @returns how often it was asked before, or null. */
export async function takeRefundTurn(
  db: Db,
  id: string,
  turn: { now: Date; heldUntil: Date },
): Promise<{ tries: number } | null> {
  const rows = await db.payment.updateManyAndReturn({
    where: { id, status: 'refunding', refundNextTryAt: { lte: turn.now } },
    data: { refundNextTryAt: turn.heldUntil, refundTries: { increment: 1 } },
    select: { refundTries: true },
  });
  return rows[0] ? { tries: rows[0].refundTries } : null;
}

/** Says when the provider is asked again about a refund. */
export async function postponeRefund(db: Db, id: string, at: Date): Promise<void> {
  await db.payment.updateMany({ where: { id, status: 'refunding' }, data: { refundNextTryAt: at } });
}

/** Refunds that are due to be asked for. */
export async function dueRefunds(db: Db, now: Date): Promise<string[]> {
  const where = { status: 'refunding', refundNextTryAt: { lte: now } } as const;
  const rows = await db.payment.findMany({
    where,
    select: { id: true },
    orderBy: { refundNextTryAt: 'asc' },
    take: 50,
  });
  return rows.map(({ id }) => id);
}

/** Whether a refund to a customer is asked for, and not known yet. */
export async function hasOpenRefund(tx: Tx, customerId: bigint): Promise<boolean> {
  return (await tx.payment.count({ where: { customerId, status: 'refunding' } })) > 0;
}
