import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { creditPurchase, type Effects, spendPromo } from './credit-purchase.ts';
import { priceOf } from './model.ts';
import type { PaidNotice } from './robokassa/schema.ts';
import type { NoticeReader } from './robokassa/shop.ts';
import { isSameSignature, signNotice } from './robokassa/signature.ts';
import { findCharge, insertMove, lockPayment, type Payment, payInvoice } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

export type NoticeTaken =
  | { ok: true; outcome: 'credited' | 'known' }
  | { ok: false; reason: 'bad_signature' | 'unknown_invoice' | 'amount' };

/**
 * Takes in what Robokassa says was paid: an invoice gives its credits once, however often it is told, and however late.
 * What is not as it was ordered gives nothing, and operators are told once.
 * @throws {DomainError} `forbidden`
 */
export async function takePaidNotice(
  ctx: Effects,
  input: { notice: PaidNotice; reader: NoticeReader; by: Actor },
): Promise<NoticeTaken> {
  const { notice, reader } = input;
  demandRight(input.by, 'payment.note');
  const isRobokassa = isSameSignature(signNotice(notice, reader), notice.signature);
  return ctx.db.transaction(async (tx): Promise<NoticeTaken> => {
    if (!isRobokassa) return refuse(ctx, tx, notice, 'bad_signature');
    const found = await findCharge(tx, 'robokassa', notice.invoice);
    const order = found && (await lockPayment(tx, found.id));
    if (!order || order.status === 'cancelled' || order.status === 'failed')
      return refuse(ctx, tx, notice, 'unknown_invoice');
    if (kopecks(roublesOf(notice)) !== kopecks(order.amount)) return refuse(ctx, tx, notice, 'amount', order);
    if (order.status !== 'pending') return { ok: true, outcome: 'known' };
    await pay(ctx, tx, order, notice.invoice);
    return { ok: true, outcome: 'credited' };
  });
}

/** A customer who was deleted gets nothing: operators pay back. */
async function pay(ctx: Effects, tx: Tx, order: Payment, chargeId: string): Promise<void> {
  const at = ctx.clock.now();
  const { id: paymentId, promoCodeId } = order;
  const customerId = order.customerId !== null && (await lockCustomer(tx, order.customerId)) ? order.customerId : null;
  const credits = customerId === null ? 0 : order.credits;
  const price = priceOf(order);
  await payInvoice(tx, order, { credits, at });
  await insertMove(tx, { paymentId, event: 'pay', from: 'pending', to: 'completed', at });
  if (customerId === null) return tellMoneyDiffers(ctx, tx, { what: 'no_customer', chargeId, ...price, at });
  if (promoCodeId) await spendPromo(ctx, tx, { promoCodeId, customerId, chargeId, price, at });
  await creditPurchase(ctx, tx, { paymentId, customerId, credits, price, at });
}

type Refusal = Extract<NoticeTaken, { ok: false }>['reason'];

/** Whoever cannot sign may name any invoice: of them operators are told once a day. */
async function refuse(
  ctx: Effects,
  tx: Tx,
  notice: PaidNotice,
  reason: Refusal,
  order?: Payment,
): Promise<NoticeTaken> {
  const at = ctx.clock.now();
  const about = reason === 'bad_signature' ? at.toISOString().slice(0, 10) : notice.invoice;
  const seen = { what: reason, chargeId: notice.invoice, stars: 0, roubles: roublesOf(notice), about, at };
  await tellMoneyDiffers(ctx, tx, { ...seen, detail: order ? order.amount.toFixed(2) : null });
  return { ok: false, reason };
}

const roublesOf = ({ outSum }: PaidNotice) => Number(outSum.replace(',', '.'));
const kopecks = (roubles: number) => Math.round(roubles * 1_000_000) / 10_000;
