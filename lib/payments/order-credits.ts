import { randomInt } from 'node:crypto';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { discounted, discountedRoubles, INVOICE_MS } from './model.ts';
import { findPromo, lockPromo } from './promo-store.ts';
import type { PromoView } from './promo-view.ts';
import { promoRefusal } from './redeem-promo.ts';
import { insertInvoice, insertOrder, type OpenInvoice, openInvoice } from './store.ts';
import { tariffForRoubles, tariffForStars } from './tariff-store.ts';

/** `id`: the payload of the invoice. */
export type Order = { id: string; credits: number; stars: number };
/** `invoice`: its number at Robokassa. */
export type CardOrder = { id: string; invoice: string; credits: number; roubles: number; until: Date };
/** `promo_open`: an invoice by card that can still be paid has this code. */
export type OrderRefusal = { ok: false; reason: 'no_tariff' | 'no_promo' | 'promo_open' };
export type Ordered = { ok: true; order: Order } | OrderRefusal;
export type CardOrdered = { ok: true; order: CardOrder } | OrderRefusal;

type Asked = { customerId: bigint; tariffId: string; promoCode?: string | undefined; by: Actor };

/**
 * Writes down what a customer is about to buy with Stars; nothing is paid yet.
 * @param input.promoCode takes its per cent off.
 * @throws {DomainError} `forbidden`
 */
export async function orderCredits(ctx: Pick<Ctx, 'db' | 'clock'>, input: Asked): Promise<Ordered> {
  const { customerId } = input;
  demandRight(input.by, 'credits.buy', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx): Promise<Ordered> => {
    await lockCustomer(tx, customerId);
    const tariff = await tariffForStars(tx, input.tariffId);
    if (!tariff) return { ok: false, reason: 'no_tariff' };
    const promo = await promoFor(tx, input, at);
    if (promo === 'refused') return { ok: false, reason: 'no_promo' };
    if (promo && (await openInvoice(tx, { customerId, promoCodeId: promo.id, since: after(at, -INVOICE_MS) })))
      return { ok: false, reason: 'promo_open' };

    const stars = promo?.percentOff ? discounted(tariff.stars, promo.percentOff) : tariff.stars;
    const { id: tariffId, credits } = tariff;
    const order = { customerId, tariffId, promoCodeId: promo?.id ?? null, amount: stars, credits };
    return { ok: true, order: { id: await insertOrder(tx, { ...order, at }), credits, stars } };
  });
}

/**
 * Writes down what a customer is about to buy by card; nothing is paid yet.
 * @param input.promoCode takes its per cent off. As an invoice can be paid whatever was bought meanwhile, a customer has
 * one with a code at a time: asked for again, it is the same one.
 * @throws {DomainError} `forbidden`
 */
export async function orderByCard(ctx: Pick<Ctx, 'db' | 'clock'>, input: Asked): Promise<CardOrdered> {
  const { customerId } = input;
  demandRight(input.by, 'credits.buy', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx): Promise<CardOrdered> => {
    await lockCustomer(tx, customerId);
    const tariff = await tariffForRoubles(tx, input.tariffId);
    if (!tariff) return { ok: false, reason: 'no_tariff' };
    const promo = await promoFor(tx, input, at);
    if (promo === 'refused') return { ok: false, reason: 'no_promo' };

    const roubles = promo?.percentOff ? discountedRoubles(tariff.roubles, promo.percentOff) : tariff.roubles;
    const { id: tariffId, credits } = tariff;
    const order = { customerId, tariffId, promoCodeId: promo?.id ?? null, amount: roubles, credits, at };
    const open = promo && (await openInvoice(tx, { customerId, promoCodeId: promo.id, since: after(at, -INVOICE_MS) }));
    if (open) return again(open, order);
    return { ok: true, order: { ...(await numbered(tx, order)), credits, roubles, until: after(at, INVOICE_MS) } };
  });
}

type InvoiceOrder = Omit<Parameters<typeof insertInvoice>[1], 'externalId'>;

/** An invoice that waits for its payment, when it is the same as what is asked for now. */
function again(open: OpenInvoice, asked: InvoiceOrder): CardOrdered {
  const isSame = open.tariffId === asked.tariffId && open.amount === asked.amount && open.credits === asked.credits;
  if (!isSame) return { ok: false, reason: 'promo_open' };
  const { id, invoice, credits, amount: roubles } = open;
  return { ok: true, order: { id, invoice, credits, roubles, until: after(open.createdAt, INVOICE_MS) } };
}

/** Locks the code until the transaction ends. */
async function promoFor(tx: Tx, { customerId, promoCode }: Asked, at: Date): Promise<PromoView | null | 'refused'> {
  if (promoCode === undefined) return null;
  await lockPromo(tx, promoCode);
  const promo = await findPromo(tx, promoCode);
  const isUsable = promo?.percentOff && !(await promoRefusal(tx, promo, { customerId, at }));
  return isUsable ? promo : 'refused';
}

/** What Robokassa allows; the system before counted from 1, in the same shop perhaps. */
const INVOICES = { from: 1_000_000_000, below: 2_147_483_648 };

async function numbered(tx: Tx, order: InvoiceOrder) {
  for (;;) {
    const invoice = String(randomInt(INVOICES.from, INVOICES.below));
    const id = await insertInvoice(tx, { ...order, externalId: invoice });
    if (id) return { id, invoice };
  }
}
