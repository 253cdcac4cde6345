import { addCredits } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import type { Price } from '#/lib/outbox/money-notice.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { countUse, promoOf } from './promo-store.ts';
import { paidWithPromo } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

export type Effects = OperatorEffects & Pick<Ctx, 'db' | 'clock'>;

/** Gives the credits of a payment, and says so to the customer. @throws when it gave them before. */
export async function creditPurchase(
  ctx: Effects,
  tx: Tx,
  bought: { paymentId: string; customerId: bigint; credits: number; price: Price; at: Date },
): Promise<void> {
  const { paymentId, customerId, credits, price, at } = bought;
  if (credits === 0) return;
  const entry = { customerId, kind: 'purchase', credits, paymentId, by: 'payment', at } as const;
  if (!(await addCredits(tx, entry))) throw new Error('a payment was credited twice');
  const payload = { credits, ...price };
  await enqueueMoneyNotice(ctx, tx, { kind: 'payment_received', payload, customerId, about: paymentId, at });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
}

type Spent = { promoCodeId: string; customerId: bigint; chargeId: string; price: Price; at: Date };

/** What was paid with it stands; operators are told when it was used more often than it allows. */
export async function spendPromo(ctx: Effects, tx: Tx, spent: Spent): Promise<void> {
  const { promoCodeId, customerId, chargeId, price, at } = spent;
  const isLeft = await countUse(tx, promoCodeId);
  if (isLeft && (await paidWithPromo(tx, customerId, promoCodeId)) === 1) return;
  const detail = (await promoOf(tx, promoCodeId))?.code ?? null;
  await tellMoneyDiffers(ctx, tx, { what: 'promo_again', chargeId, ...price, detail, at });
}
