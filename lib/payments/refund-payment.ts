import type { WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Effects } from './credit-purchase.ts';
import { pauseBeforeAsking, priceOf } from './model.ts';
import { noteRefund } from './note-refund.ts';
import { dueRefunds, postponeRefund, takeRefundTurn } from './refund-store.ts';
import type { RefundAnswer } from './stars/client.ts';
import { findPayment, lockPayment, movePayment, type Payment } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

export type RefundEffects = Effects & Pick<WorkerCtx, 'stars'>;

/** Longer than Telegram is waited for. */
const HELD_MS = MINUTE_MS;

/**
 * Asks Telegram once to pay back, if it is time; one worker at a time. What is not known afterwards is asked again:
 * Telegram refuses to pay back twice.
 * @returns `not_now`: settled, or in the hands of another worker.
 */
export async function refundPayment(
  ctx: RefundEffects,
  { paymentId }: { paymentId: string },
): Promise<'not_now' | RefundAnswer['kind']> {
  if (!ctx.stars) return 'not_now';
  const now = ctx.clock.now();
  const turn = await takeRefundTurn(ctx.db, paymentId, { now, heldUntil: after(now, HELD_MS) });
  const payment = turn && (await findPayment(ctx.db, { id: paymentId }));
  if (!payment || payment.externalId === null) return 'not_now';
  if (payment.customerId === null) {
    await refuse(ctx, payment, 'the customer was deleted meanwhile');
    return 'refused';
  }

  const charge = { payerId: payment.customerId, chargeId: payment.externalId };
  const answer = await ctx.stars.refund(charge);
  if (answer.kind === 'refunded') await noteRefund(ctx, { chargeId: charge.chargeId, by: SYSTEM });
  if (answer.kind === 'refused') await refuse(ctx, payment, answer.reason);
  if (answer.kind === 'unknown')
    await postponeRefund(
      ctx.db,
      paymentId,
      after(ctx.clock.now(), answer.retryAfterMs ?? pauseBeforeAsking(turn.tries)),
    );
  return answer.kind;
}

/** Asks for every refund that is due. */
export async function askForRefunds(ctx: RefundEffects): Promise<void> {
  for (const paymentId of await dueRefunds(ctx.db, ctx.clock.now())) await refundPayment(ctx, { paymentId });
}

/** Telegram will never pay it back: the payment stands, and operators are told why. */
async function refuse(ctx: RefundEffects, { id }: Payment, reason: string): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const payment = await lockPayment(tx, id);
    if (payment?.status !== 'refunding') return;
    await movePayment(tx, payment, 'refuse_refund', { at, detail: { reason } });
    await tellMoneyDiffers(ctx, tx, {
      ...{ what: 'refund_refused', ...priceOf(payment), chargeId: payment.externalId ?? '' },
      ...{ detail: reason, at },
    });
  });
}
