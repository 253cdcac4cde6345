/** What the provider's own list shows of payments. */
import type { Db } from '#/lib/platform/db.ts';
import { PAYMENT_COLUMNS, type Payment, rowOf } from './store.ts';

/** Notes that the provider's own list shows a payment, or its refund. */
export async function markListed(db: Db, id: string, what: 'payment' | 'refund', at: Date): Promise<void> {
  const column = what === 'payment' ? 'listedAt' : 'refundListedAt';
  await db.payment.updateMany({ where: { id, [column]: null }, data: { [column]: at } });
}

/** When the oldest order or payment with Stars that is known was written; null when there is none. */
export async function oldestOrderAt(db: Db): Promise<Date | null> {
  const { _min } = await db.payment.aggregate({ where: { method: 'telegram_stars' }, _min: { createdAt: true } });
  return _min.createdAt;
}

/** Payments with Stars that Telegram's list should show since `before`, and does not; oldest first. */
export async function unlistedCharges(
  db: Db,
  before: Date,
): Promise<{ payment: Payment; lacks: 'payment' | 'refund' }[]> {
  const paid = await db.payment.findMany({
    where: { method: 'telegram_stars', externalId: { not: null }, completedAt: { lt: before }, listedAt: null },
    orderBy: { completedAt: 'asc' },
    select: PAYMENT_COLUMNS,
    take: 20,
  });
  const refunded = await db.payment.findMany({
    where: {
      method: 'telegram_stars',
      status: { in: ['refunding', 'refunded'] },
      refundListedAt: null,
      listedAt: { not: null },
      events: { some: { event: { in: ['ask_refund', 'refund'] }, at: { lt: before } } },
    },
    select: PAYMENT_COLUMNS,
    take: 20,
  });
  const lacking = (rows: typeof paid, lacks: 'payment' | 'refund') =>
    rows.flatMap((row) => {
      const payment = rowOf(row);
      return payment ? [{ payment, lacks }] : [];
    });
  return [...lacking(paid, 'payment'), ...lacking(refunded, 'refund')];
}
