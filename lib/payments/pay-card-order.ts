import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { creditPurchase, type Effects, spendPromo } from './credit-purchase.ts';
import { priceOf } from './model.ts';
import { insertMove, type Payment, payInvoice } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

/** `isTest`: no money moved. `reason`: why a person says that it was paid. */
type Paid = { chargeId: string; isTest: boolean; reason?: string };

/**
 * Notes that a locked order by card, which is pending, was paid, and gives its credits. A customer who was deleted gets
 * nothing: operators pay back.
 */
export async function payCardOrder(ctx: Effects, tx: Tx, order: Payment, paid: Paid): Promise<void> {
  const { chargeId, isTest, reason } = paid;
  const at = ctx.clock.now();
  const { id: paymentId, promoCodeId } = order;
  const customerId = order.customerId !== null && (await lockCustomer(tx, order.customerId)) ? order.customerId : null;
  const credits = customerId === null ? 0 : order.credits;
  const price = priceOf(order);
  const detail = reason === undefined ? undefined : { reason };
  await payInvoice(tx, order, { credits, isTest, at });
  await insertMove(tx, { paymentId, event: 'pay', from: 'pending', to: 'completed', at, detail });
  if (customerId === null) return tellMoneyDiffers(ctx, tx, { what: 'no_customer', chargeId, ...price, at });
  if (promoCodeId) await spendPromo(ctx, tx, { promoCodeId, customerId, chargeId, price, at });
  await creditPurchase(ctx, tx, { paymentId, customerId, credits, price, at });
}
