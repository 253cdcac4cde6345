import { addCredits } from '#/lib/billing/move-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { type Actor, SYSTEM } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueMoneyNotice } from '#/lib/outbox/enqueue-money-notice.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { PAYMENT_MACHINE } from './model.ts';
import { countUse, promoOf } from './promo-store.ts';
import type { Charge } from './stars/client.ts';
import {
  findCharge,
  findPayment,
  insertCharge,
  insertMove,
  lockPayment,
  type Payment,
  paidWithPromo,
  payOrder,
} from './store.ts';
import { tariffOfPrice } from './tariff-store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

export type Effects = OperatorEffects & Pick<Ctx, 'db' | 'clock'>;
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
  const order = UUID.test(charge.orderId) ? await lockPayment(tx, charge.orderId) : null;
  const known = await findCharge(tx, 'telegram_stars', charge.chargeId);
  if (known) return { paymentId: known.id, outcome: 'known' };
  if (!(await lockCustomer(tx, charge.payerId))) return null;

  const at = ctx.clock.now();
  const bought = order ?? (await boughtFor(tx, charge, from));
  const paymentId = await write(tx, charge, bought, at);
  if (!paymentId && isAgain) throw new Error('a charge can neither be written nor found');
  if (!paymentId) return complete(ctx, tx, charge, from, true); // another process wrote it
  await insertMove(tx, { paymentId, event: 'pay', from: 'pending', to: 'completed', at, detail: notes(charge, order) });
  if (bought.promoCodeId) await spendPromo(ctx, tx, { promoCodeId: bought.promoCodeId, charge, at });
  await credit(ctx, tx, { paymentId, charge, credits: bought.credits, at });
  if (order && order.stars === charge.stars) return { paymentId, outcome: 'credited' };
  await tellMoneyDiffers(ctx, tx, {
    ...{ what: order ? 'amount' : 'no_order', chargeId: charge.chargeId, stars: charge.stars, at },
    detail: order ? String(order.stars) : null,
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
  const isOpen = 'id' in bought && bought.stars === stars && can(PAYMENT_MACHINE, bought.status, 'pay');
  if (isOpen) return (await payOrder(tx, bought, { externalId, customerId, at })) ? bought.id : null;
  const { tariffId, promoCodeId, credits } = bought;
  return insertCharge(tx, { externalId, customerId, stars, tariffId, promoCodeId, credits, at });
}

/** Of which order it is one more payment. */
function notes(charge: PaidCharge, order: Payment | null) {
  return order && order.status !== 'pending' ? { again: order.id } : order ? undefined : { payload: charge.orderId };
}

/** What was paid with it stands; operators are told when it was used more often than it allows. */
async function spendPromo(
  ctx: Effects,
  tx: Tx,
  { promoCodeId, charge, at }: { promoCodeId: string; charge: PaidCharge; at: Date },
): Promise<void> {
  const isLeft = await countUse(tx, promoCodeId);
  if (isLeft && (await paidWithPromo(tx, charge.payerId, promoCodeId)) === 1) return;
  const detail = (await promoOf(tx, promoCodeId))?.code ?? null;
  const { chargeId, stars } = charge;
  await tellMoneyDiffers(ctx, tx, { what: 'promo_again', chargeId, stars, detail, at });
}

async function credit(
  ctx: Effects,
  tx: Tx,
  paid: { paymentId: string; charge: PaidCharge; credits: number; at: Date },
): Promise<void> {
  const { paymentId, charge, credits, at } = paid;
  const customerId = charge.payerId;
  if (credits === 0) return;
  const entry = { customerId, kind: 'purchase', credits, paymentId, by: 'payment', at } as const;
  if (!(await addCredits(tx, entry))) throw new Error('a payment was credited twice');
  const payload = { credits, stars: charge.stars };
  await enqueueMoneyNotice(ctx, tx, { kind: 'payment_received', payload, customerId, about: paymentId, at });
  await ctx.events.emit(tx, { topic: 'customer', id: String(customerId) });
}
