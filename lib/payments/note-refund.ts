import { takeBack, takeLater } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { Effects } from './credit-purchase.ts';
import { priceOf } from './model.ts';
import { findCharge, lockPayment, movePayment, type Payment } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

export type Noted = 'refunded' | 'known' | 'no_payment';

/**
 * Notes that a charge with Stars was paid back, once: takes as many of its credits as there are to spend, and later what
 * comes back of those that are set aside; says how many are missing now to the customer and to operators.
 * @throws {DomainError} `forbidden`
 */
export async function noteRefund(ctx: Effects, input: { chargeId: string; by: Actor }): Promise<Noted> {
  demandRight(input.by, 'payment.note');
  return ctx.db.transaction(async (tx): Promise<Noted> => {
    const found = await findCharge(tx, 'telegram_stars', input.chargeId);
    const payment = found && (await lockPayment(tx, found.id));
    if (!payment) return 'no_payment';
    if (payment.status === 'refunded') return 'known';
    await settleRefund(ctx, tx, payment);
    return 'refunded';
  });
}

/** Writes a refund that is known: its credits are taken back as far as they are there, and people are told. */
export async function settleRefund(ctx: Effects, tx: Tx, payment: Payment, reason?: string): Promise<void> {
  const at = ctx.clock.now();
  const { id: paymentId, customerId, credits } = payment;
  const taken =
    customerId === null || credits === 0
      ? 0
      : await takeBack(tx, { customerId, kind: 'refund', credits, paymentId, by: 'payment', at });
  const missing = credits - taken;
  const owed = customerId !== null && missing > 0 ? await takeLater(tx, { customerId, credits: missing }) : 0;
  await movePayment(tx, payment, 'refund', {
    at,
    detail: { taken, missing, owed, ...(reason === undefined ? {} : { reason }) },
  });
  if (customerId !== null) await tellCustomer(ctx, tx, { payment, customerId, taken, missing, at });
  if (customerId !== null && missing > 0)
    await tellMoneyDiffers(ctx, tx, {
      ...{ what: 'credits_spent', ...priceOf(payment), chargeId: payment.externalId ?? '' },
      ...{ detail: `${missing} / ${credits}`, at },
    });
}

async function tellCustomer(
  ctx: Pick<Ctx, 'queue' | 'events'>,
  tx: Tx,
  refund: { payment: Payment; customerId: bigint; taken: number; missing: number; at: Date },
): Promise<void> {
  const { payment, customerId, taken, missing, at } = refund;
  const payload = { credits: taken, ...priceOf(payment), missing };
  await enqueueMoneyNotice(ctx, tx, { kind: 'payment_refunded', payload, customerId, about: payment.id, at });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
}
