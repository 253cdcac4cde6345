import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { type Actor, SYSTEM } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { creditPurchase, type Effects, spendPromo } from './credit-purchase.ts';
import { PAYMENT_MACHINE } from './model.ts';
import type { Charge } from './stars/client.ts';
import { findCharge, findPayment, insertCharge, insertMove, lockPayment, type Payment, payOrder } from './store.ts';
import { tariffOfPrice } from './tariff-store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

/** `update`: Telegram told this bot. `list`: read in Telegram's list, which also has what another program sold. */
export type Source = 'update' | 'list';
export type PaidCharge = Omit<Charge, 'refund' | 'at'>;
export type Completed = { paymentId: string; outcome: 'credited' | 'known' | 'unplaced' };

/**
 * Credits a charge with Stars, once, however often and from wherever it is told. The charge is the key; the order says
 * what was bought. An order that was paid before is bought once more; a charge without an order of ours counts as the
 * tariff of its price when this bot was told of it, and for nothing when it only stands in Telegram's list: another
 * program sold it. Operators are told of both.
 * @throws {DomainError} `forbidden`
 */
export async function completePayment(
  ctx: Effects,
  input: { charge: PaidCharge; from: Source; by: Actor },
): Promise<Completed> {
  const { charge } = input;
  demandRight(input.by, 'payment.note');
  for (;;) {
    const completed = await ctx.db.transaction((tx) => complete(ctx, tx, charge, input.from));
    if (completed) return completed;
    await rememberCustomer(ctx, { id: charge.payerId, by: SYSTEM }); // who forgot themselves and paid all the same
  }
}

/** @returns null when nobody knows the payer. */
async function complete(
  ctx: Effects,
  tx: Tx,
  charge: PaidCharge,
  from: Source,
  isAgain = false,
): Promise<Completed | null> {
  const named = UUID.test(charge.orderId) ? await lockPayment(tx, charge.orderId) : null;
  const order = named?.method === 'telegram_stars' ? named : null;
  const known = await findCharge(tx, 'telegram_stars', charge.chargeId);
  if (known) return { paymentId: known.id, outcome: 'known' };
  if (!(await lockCustomer(tx, charge.payerId))) return null;

  const at = ctx.clock.now();
  const bought = order ?? (await boughtFor(tx, charge, from));
  const paymentId = await write(tx, charge, bought, at);
  if (!paymentId && isAgain) throw new Error('a charge can neither be written nor found');
  if (!paymentId) return complete(ctx, tx, charge, from, true); // another process wrote it
  await insertMove(tx, { paymentId, event: 'pay', from: 'pending', to: 'completed', at, detail: notes(charge, order) });
  const { chargeId, payerId: customerId, stars } = charge;
  const { promoCodeId, credits } = bought;
  if (promoCodeId) await spendPromo(ctx, tx, { promoCodeId, customerId, chargeId, price: { stars }, at });
  await creditPurchase(ctx, tx, { paymentId, customerId, credits, price: { stars }, at });
  if (order && order.amount === stars) return { paymentId, outcome: 'credited' };
  await tellMoneyDiffers(ctx, tx, {
    ...{ what: order ? 'amount' : 'no_order', chargeId, stars, at },
    detail: order ? String(order.amount) : null,
  });
  return { paymentId, outcome: 'unplaced' };
}

/** The order of ours that a charge names; null when it names none. */
export async function orderOf(db: Db, { orderId }: PaidCharge): Promise<Payment | null> {
  return UUID.test(orderId) ? findPayment(db, { id: orderId }) : null;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

type Bought = Pick<Payment, 'tariffId' | 'promoCodeId' | 'credits'> & { order?: undefined };

async function boughtFor(tx: Tx, { stars }: PaidCharge, from: Source): Promise<Bought> {
  if (from === 'list') return { tariffId: null, promoCodeId: null, credits: 0 };
  const tariff = await tariffOfPrice(tx, stars);
  return { tariffId: tariff?.id ?? null, promoCodeId: null, credits: tariff?.credits ?? 0 };
}

async function write(tx: Tx, charge: PaidCharge, bought: Payment | Bought, at: Date): Promise<string | null> {
  const { chargeId: externalId, payerId: customerId, stars } = charge;
  const isOpen = 'id' in bought && bought.amount === stars && can(PAYMENT_MACHINE, bought.status, 'pay');
  if (isOpen) return (await payOrder(tx, bought, { externalId, customerId, at })) ? bought.id : null;
  const { tariffId, promoCodeId, credits } = bought;
  return insertCharge(tx, { externalId, customerId, amount: stars, tariffId, promoCodeId, credits, at });
}

/** Of which order it is one more payment. */
function notes(charge: PaidCharge, order: Payment | null) {
  return order && order.status !== 'pending' ? { again: order.id } : order ? undefined : { payload: charge.orderId };
}
