import { addCredits, wasGiven } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { INVOICE_MS } from './model.ts';
import { countUse, findPromo } from './promo-store.ts';
import type { PromoView } from './promo-view.ts';
import { invoicesOfOthers, paidWithPromo } from './store.ts';

export type PromoRefusal = 'unknown' | 'expired' | 'used_up' | 'used_before';
export type PromoUsed =
  | { kind: 'credited'; credits: number }
  /** For the next purchase. */
  | { kind: 'discount'; code: string; percentOff: number }
  | { kind: 'refused'; reason: PromoRefusal };

/**
 * Uses a promo code: its credits are given at once, once to each customer; its per cent wait for a purchase.
 * @throws {DomainError} `forbidden`; `not_found` without such a customer.
 */
export async function redeemPromo(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>,
  input: { customerId: bigint; code: string; by: Actor },
): Promise<PromoUsed> {
  const { customerId } = input;
  demandRight(input.by, 'credits.buy', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx): Promise<PromoUsed> => {
    if (!(await lockCustomer(tx, customerId))) throw notFound('customer', String(customerId));
    const promo = await findPromo(tx, input.code);
    if (!promo) return { kind: 'refused', reason: 'unknown' };
    const reason = await promoRefusal(tx, promo, { customerId, at });
    if (reason) return { kind: 'refused', reason };
    if (promo.percentOff) return { kind: 'discount', code: promo.code, percentOff: promo.percentOff };
    return giveCredits(ctx, tx, promo, { customerId, at });
  });
}

/** Why a customer cannot use a code now; null when they can. Invoices by card that others can still pay hold their use. */
export async function promoRefusal(
  tx: Db | Tx,
  promo: PromoView,
  { customerId, at }: { customerId: bigint; at: Date },
): Promise<PromoRefusal | null> {
  if (promo.expiresAt && promo.expiresAt <= at) return 'expired';
  if (promo.percentOff && (await paidWithPromo(tx, customerId, promo.id)) > 0) return 'used_before';
  if (promo.usesLeft === null) return null;
  const since = after(at, -INVOICE_MS);
  const held = await invoicesOfOthers(tx, { customerId, promoCodeId: promo.id, since });
  return promo.usesLeft <= held ? 'used_up' : null;
}

async function giveCredits(
  ctx: Pick<Ctx, 'queue' | 'events'>,
  tx: Tx,
  { id, code, credits }: PromoView,
  { customerId, at }: { customerId: bigint; at: Date },
): Promise<PromoUsed> {
  if (credits === null) return { kind: 'refused', reason: 'unknown' };
  const requestKey = `promo:${id}`;
  if (await wasGiven(tx, customerId, requestKey)) return { kind: 'refused', reason: 'used_before' };
  if (!(await countUse(tx, id))) return { kind: 'refused', reason: 'used_up' };
  await addCredits(tx, { customerId, kind: 'bonus', credits, requestKey, by: 'promo', note: code, at });
  await enqueueMoneyNotice(ctx, tx, { kind: 'promo_credited', payload: { credits, code }, customerId, about: id, at });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
  return { kind: 'credited', credits };
}
