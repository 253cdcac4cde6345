import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { Effects } from './credit-purchase.ts';
import { payCardOrder } from './pay-card-order.ts';
import { lockPayment } from './store.ts';

/**
 * Notes that an order by card was paid whose notice was lost, as a person saw in the shop's own cabinet: its credits are
 * given once, and a notice that comes later gives nothing. What was paid before stays as it is.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` for what does not wait for a payment by card.
 */
export async function markPaid(
  ctx: Effects,
  input: { paymentId: string; reason: string; isTest: boolean; by: Actor },
): Promise<void> {
  const { paymentId, reason, isTest, by } = input;
  demandRight(by, 'payment.note');
  await ctx.db.transaction(async (tx) => {
    const order = await lockPayment(tx, paymentId);
    if (!order) throw notFound('payment', paymentId);
    const { method, status, externalId: chargeId, amount, credits } = order;
    if (method === 'robokassa' && status === 'completed') return;
    if (method !== 'robokassa' || status !== 'pending' || chargeId === null)
      throw new DomainError('conflict', 'Only an order by card that is not paid yet is noted as paid here.');
    await payCardOrder(ctx, tx, order, { chargeId, isTest, reason });
    const subject = { kind: 'payment', id: paymentId };
    const detail = { roubles: amount, credits, reason };
    await recordAudit(tx, { actor: by, action: 'payment.paid_noted', subject, detail, at: ctx.clock.now() });
  });
}
