import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { discounted } from './model.ts';
import { findPromo } from './promo-store.ts';
import { promoRefusal } from './redeem-promo.ts';
import { insertOrder } from './store.ts';
import { tariffForStars } from './tariff-store.ts';

/** `id`: the payload of the invoice. */
export type Order = { id: string; credits: number; stars: number };
export type Ordered = { ok: true; order: Order } | { ok: false; reason: 'no_tariff' | 'no_promo' };

/**
 * Writes down what a customer is about to buy with Stars; nothing is paid yet.
 * @param input.promoCode takes its per cent off.
 * @throws {DomainError} `forbidden`
 */
export async function orderCredits(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { customerId: bigint; tariffId: string; promoCode?: string | undefined; by: Actor },
): Promise<Ordered> {
  const { customerId, promoCode } = input;
  demandRight(input.by, 'credits.buy', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx): Promise<Ordered> => {
    const tariff = await tariffForStars(tx, input.tariffId);
    if (!tariff) return { ok: false, reason: 'no_tariff' };
    const promo = promoCode === undefined ? null : await findPromo(tx, promoCode);
    if (promoCode !== undefined && (!promo?.percentOff || (await promoRefusal(tx, promo, { customerId, at }))))
      return { ok: false, reason: 'no_promo' };

    const stars = promo?.percentOff ? discounted(tariff.stars, promo.percentOff) : tariff.stars;
    const order = { customerId, tariffId: tariff.id, promoCodeId: promo?.id ?? null, stars, credits: tariff.credits };
    return { ok: true, order: { id: await insertOrder(tx, { ...order, at }), credits: tariff.credits, stars } };
  });
}
