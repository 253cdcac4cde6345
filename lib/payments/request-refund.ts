import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { PaymentStatus } from './model.ts';
import { lockPayment, movePayment } from './store.ts';

export const RequestRefund = z.object({ reason: z.string().trim().min(1).max(200) });

/**
 * Asks that a payment with Stars be paid back. A worker asks Telegram until it is known; a payment whose refund is asked
 * for, or done, stays as it is.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` for what was never paid with Stars.
 */
export async function requestRefund(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue'>,
  input: z.output<typeof RequestRefund> & { paymentId: string; by: Actor },
): Promise<{ status: PaymentStatus }> {
  const { paymentId, reason, by } = input;
  demandRight(by, 'payment.refund');
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!payment) throw notFound('payment', paymentId);
    const { status, method, amount: stars, externalId, credits, customerId } = payment;
    if (status === 'refunding' || status === 'refunded') return { status };
    if (status !== 'completed' || method !== 'telegram_stars' || externalId === null || customerId === null)
      throw notPaid();
    if (!(await lockCustomer(tx, customerId))) throw notPaid(); // nobody is deleted meanwhile

    await movePayment(tx, payment, 'ask_refund', { at, askAgainAt: at, detail: { reason } });
    const detail = { stars, credits, reason }; // whose it is says the payment, while they are known
    await recordAudit(tx, {
      actor: by,
      action: 'payment.refund_asked',
      subject: { kind: 'payment', id: paymentId },
      detail,
      at,
    });
    await ctx.queue.send('payment.refund', { paymentId }, { tx });
    return { status: 'refunding' };
  });
}

function notPaid(): DomainError {
  return new DomainError(
    'conflict',
    'Only a payment that was made with Stars, by a customer who is still known, is paid back here.',
  );
}
