import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { discounted, INVOICE_MS, STARS } from './model.ts';
import { promoOf } from './promo-store.ts';
import { promoRefusal } from './redeem-promo.ts';
import { findPayment, openInvoice, type Payment } from './store.ts';
import { tariffForStars } from './tariff-store.ts';

/** `unknown`: no order of ours. `not_yours`: somebody else's. `changed`: the offer is not what it was. */
export type Checkout = { ok: true } | { ok: false; reason: 'unknown' | 'not_yours' | 'changed' | 'no_promo' };

type Asked = { orderId: string; payerId: bigint; currency: string; stars: number };

/**
 * Whether a customer may pay this order now. Reads alone: what is paid is settled by the charge. An order that was paid
 * before may be paid again, except with a promo code.
 */
export async function approveCheckout(ctx: Pick<Ctx, 'db' | 'clock'>, asked: Asked): Promise<Checkout> {
  const order = UUID.test(asked.orderId) ? await findPayment(ctx.db, { id: asked.orderId }) : null;
  if (!order || asked.currency !== STARS || order.method !== 'telegram_stars' || order.amount !== asked.stars)
    return { ok: false, reason: 'unknown' };
  if (order.customerId !== asked.payerId) return { ok: false, reason: 'not_yours' };
  return order.promoCodeId === null ? approvePrice(ctx, order) : approvePromo(ctx, order, order.promoCodeId);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

async function approvePrice({ db }: Pick<Ctx, 'db'>, order: Payment): Promise<Checkout> {
  const tariff = order.tariffId === null ? null : await tariffForStars(db, order.tariffId);
  const same = tariff?.stars === order.amount && tariff.credits === order.credits;
  return same ? { ok: true } : { ok: false, reason: 'changed' };
}

/** A discount is for one purchase, its order for one payment, and not while an invoice by card holds the code. */
async function approvePromo({ db, clock }: Pick<Ctx, 'db' | 'clock'>, order: Payment, id: string): Promise<Checkout> {
  const promo = order.status === 'pending' ? await promoOf(db, id) : null;
  const customerId = order.customerId ?? 0n;
  const at = clock.now();
  const refused =
    !promo ||
    (await promoRefusal(db, promo, { customerId, at })) ||
    (await openInvoice(db, { customerId, promoCodeId: id, since: after(at, -INVOICE_MS) }));
  if (refused) return { ok: false, reason: 'no_promo' };
  const tariff = order.tariffId === null ? null : await tariffForStars(db, order.tariffId);
  const price = tariff && promo.percentOff !== null ? discounted(tariff.stars, promo.percentOff) : null;
  return tariff?.credits === order.credits && price === order.amount ? { ok: true } : { ok: false, reason: 'changed' };
}
