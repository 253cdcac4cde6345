import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { Effects } from './credit-purchase.ts';
import type { PaymentStatus } from './model.ts';
import { settleRefund } from './note-refund.ts';
import { lockPayment } from './store.ts';

/**
 * Notes that a person paid a payment by card back, in the shop's own cabinet: as many of its credits as there are go.
 * What was noted before stays as it is.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` for what was not paid by card.
 */
export async function markRefund(
  ctx: Effects,
  input: { paymentId: string; reason: string; by: Actor },
): Promise<{ status: PaymentStatus }> {
  const { paymentId, reason, by } = input;
  demandRight(by, 'payment.refund');
  return ctx.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!payment) throw notFound('payment', paymentId);
    const { status, method, amount, credits } = payment;
    if (method === 'robokassa' && status === 'refunded') return { status };
    if (method !== 'robokassa' || status !== 'completed')
      throw new DomainError('conflict', 'Only a payment that was made by card is noted as paid back here.');
    await settleRefund(ctx, tx, payment, reason);
    const detail = { roubles: amount, credits, reason };
    const subject = { kind: 'payment', id: paymentId };
    await recordAudit(tx, { actor: by, action: 'payment.refund_noted', subject, detail, at: ctx.clock.now() });
    return { status: 'refunded' };
  });
}
