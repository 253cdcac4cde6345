import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, HOUR_MS } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { Effects } from './credit-purchase.ts';
import { discountedRoubles, INVOICE_MS } from './model.ts';
import { payCardOrder } from './pay-card-order.ts';
import { promoOf } from './promo-store.ts';
import { promoRefusal } from './redeem-promo.ts';
import type { PaidNotice } from './robokassa/schema.ts';
import type { NoticeReader } from './robokassa/shop.ts';
import { isSameSignature, signNotice } from './robokassa/signature.ts';
import { findCharge, lockPayment, type Payment } from './store.ts';
import { tariffForRoubles } from './tariff-store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

/**
 * `late`: long after its invoice expired, and what it was for is no longer sold so. `test_differs`: it was played while
 * the shop is not, or the other way round.
 */
export type NoticeTaken =
  | { ok: true; outcome: 'credited' | 'known' }
  | { ok: false; reason: 'bad_signature' | 'unknown_invoice' | 'amount' | 'late' | 'test_differs' };

/** Whether Robokassa signed it for this shop. Asks nobody. */
export function isOfRobokassa(notice: PaidNotice, reader: NoticeReader): boolean {
  return isSameSignature(signNotice(notice, reader), notice.signature);
}

/**
 * Takes in what Robokassa says was paid: an invoice gives its credits once, however often it is told. When an invoice
 * expires is not signed: long after it, it gives its credits only at today's price. What is not as it was ordered gives
 * nothing, and operators are told once.
 * @throws {DomainError} `forbidden`
 */
export async function takePaidNotice(
  ctx: Effects,
  input: { notice: PaidNotice; reader: NoticeReader; by: Actor },
): Promise<NoticeTaken> {
  const { notice, reader } = input;
  demandRight(input.by, 'payment.note');
  const isSigned = isOfRobokassa(notice, reader);
  return ctx.db.transaction(async (tx): Promise<NoticeTaken> => {
    const found = await findCharge(tx, 'robokassa', notice.invoice);
    if (!isSigned) return refuse(ctx, tx, notice, 'bad_signature', found);
    if (notice.isTest !== null && notice.isTest !== reader.isTest) return refuse(ctx, tx, notice, 'test_differs');
    const order = found && (await lockPayment(tx, found.id));
    if (!order || order.status === 'cancelled' || order.status === 'failed')
      return refuse(ctx, tx, notice, 'unknown_invoice');
    if (kopecks(roublesOf(notice)) !== kopecks(order.amount)) return refuse(ctx, tx, notice, 'amount', order);
    if (order.status !== 'pending') return { ok: true, outcome: 'known' };
    if (!(await isTimely(tx, order, ctx.clock.now()))) return refuse(ctx, tx, notice, 'late', order);
    await payCardOrder(ctx, tx, order, { chargeId: notice.invoice, isTest: reader.isTest });
    return { ok: true, outcome: 'credited' };
  });
}

/** Robokassa may take an hour to tell of what was paid in the last minute. */
async function isTimely(tx: Tx, order: Payment, now: Date): Promise<boolean> {
  return after(order.createdAt, INVOICE_MS + HOUR_MS) >= now || (await isStillSold(tx, order, now));
}

/** Whether the same is sold for the same price now. */
async function isStillSold(tx: Tx, order: Payment, at: Date): Promise<boolean> {
  const tariff = order.tariffId === null ? null : await tariffForRoubles(tx, order.tariffId);
  if (tariff?.credits !== order.credits) return false;
  if (order.promoCodeId === null) return kopecks(tariff.roubles) === kopecks(order.amount);
  const promo = await promoOf(tx, order.promoCodeId);
  if (!promo?.percentOff || (await promoRefusal(tx, promo, { customerId: order.customerId ?? 0n, at }))) return false;
  return kopecks(discountedRoubles(tariff.roubles, promo.percentOff)) === kopecks(order.amount);
}

type Refusal = Extract<NoticeTaken, { ok: false }>['reason'];

/** Whoever cannot sign may name any invoice: operators are told once a day, and once of each that waits for its payment. */
async function refuse(
  ctx: Effects,
  tx: Tx,
  notice: PaidNotice,
  reason: Refusal,
  order: Payment | null = null,
): Promise<NoticeTaken> {
  const at = ctx.clock.now();
  const isForged = reason === 'bad_signature' && order?.status !== 'pending';
  const about = isForged ? at.toISOString().slice(0, 10) : notice.invoice;
  const seen = { what: reason, chargeId: notice.invoice, stars: 0, roubles: roublesOf(notice), about, at };
  await tellMoneyDiffers(ctx, tx, { ...seen, detail: order ? order.amount.toFixed(2) : null });
  return { ok: false, reason };
}

const roublesOf = ({ outSum }: PaidNotice) => Number(outSum.replace(',', '.'));
const kopecks = (roubles: number) => Math.round(roubles * 1_000_000) / 10_000;
