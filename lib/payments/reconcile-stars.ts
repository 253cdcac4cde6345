import type { WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { after } from '#/lib/platform/clock.ts';
import { mayDoLater } from '#/lib/platform/db.ts';
import { completePayment, orderOf } from './complete-payment.ts';
import { markListed, oldestOrderAt, unlistedCharges } from './listing-store.ts';
import { priceOf, UNSETTLED_MS } from './model.ts';
import { noteRefund } from './note-refund.ts';
import type { RefundEffects } from './refund-payment.ts';
import type { Charge, ListedCharge, StarsClient } from './stars/client.ts';
import { type Place, placeRead, writePlace } from './stars/place-read.ts';
import { findCharge } from './store.ts';
import { tellMoneyDiffers } from './tell-money-differs.ts';

type Effects = RefundEffects & Pick<WorkerCtx, 'log'>;
export type Reconciled = { read: number; credited: number; refunded: number };

/**
 * Reads Telegram's own list of Stars from where it was read to, and makes up for what nobody heard of: charges are
 * credited, refunds noted. What we have and Telegram does not is told to operators, and so is a row that cannot be taken
 * in: the others are.
 */
export async function reconcileStars(ctx: Effects): Promise<Reconciled> {
  const found: Reconciled = { read: 0, credited: 0, refunded: 0 };
  if (!ctx.stars) return found;
  const startedAt = ctx.clock.now();
  const opened = await oldestOrderAt(ctx.db);
  let place = await placeToGoOn(ctx, ctx.stars);
  for (;;) {
    const rows = place === null ? null : await ctx.stars.list(place);
    if (rows === null) return found;
    for (const { charge } of rows) {
      found.read += 1;
      if (charge && !(await isForeign(ctx, charge, opened))) await takeOrPass(ctx, charge, found);
    }
    const last = rows.at(-1);
    if (!last) break;
    place = last.place + 1;
    await writePlace(ctx.db, { next: place, lastRow: last.rowId });
  }
  await tellMissing(ctx, startedAt);
  return found;
}

/** The last row that was read is looked at again: where it is another one, this list is another one. Null: no answer. */
async function placeToGoOn(ctx: RefundEffects, stars: StarsClient): Promise<number | null> {
  const read: Place | null = await placeRead(ctx.db);
  if (!read || read.next === 0) return 0;
  const rows: ListedCharge[] | null = await stars.list(read.next - 1);
  if (rows === null) return null;
  return rows[0]?.rowId === read.lastRow ? read.next : 0;
}

/** Whether another program sold it with this token, before anything could be ordered here. */
async function isForeign({ db }: Effects, charge: Charge, opened: Date | null): Promise<boolean> {
  if (opened && opened <= charge.at) return false;
  return !(await orderOf(db, charge)) && !(await findCharge(db, 'telegram_stars', charge.chargeId));
}

/** A row that fails for its own sake is told of, and does not keep the others waiting. */
async function takeOrPass(ctx: Effects, charge: Charge, found: Reconciled): Promise<void> {
  try {
    await take(ctx, charge, found);
  } catch (error) {
    if (mayDoLater(error)) throw error;
    const { chargeId, stars } = charge;
    ctx.log.error({ chargeId, err: error }, 'a row of the list of Stars could not be taken in');
    const at = ctx.clock.now();
    await ctx.db.transaction((tx) => tellMoneyDiffers(ctx, tx, { what: 'not_taken_in', chargeId, stars, at }));
  }
}

async function take(ctx: RefundEffects, charge: Charge, found: Reconciled): Promise<void> {
  if (charge.refund) {
    const noted = await noteRefund(ctx, { chargeId: charge.chargeId, by: SYSTEM });
    if (noted === 'refunded') found.refunded += 1;
  } else {
    const { outcome } = await completePayment(ctx, { charge, from: 'list', by: SYSTEM });
    if (outcome !== 'known') found.credited += 1;
  }
  await compare(ctx, charge);
}

async function compare(ctx: RefundEffects, charge: Charge): Promise<void> {
  const payment = await findCharge(ctx.db, 'telegram_stars', charge.chargeId);
  if (!payment) return;
  const at = ctx.clock.now();
  await markListed(ctx.db, payment.id, charge.refund ? 'refund' : 'payment', at);
  if (payment.amount === charge.stars) return;
  const { chargeId, stars } = charge;
  await ctx.db.transaction((tx) =>
    tellMoneyDiffers(ctx, tx, { what: 'amount', chargeId, stars, detail: String(payment.amount), at }),
  );
}

async function tellMissing(ctx: RefundEffects, readAt: Date): Promise<void> {
  for (const { payment, lacks } of await unlistedCharges(ctx.db, after(readAt, -UNSETTLED_MS)))
    await ctx.db.transaction((tx) =>
      tellMoneyDiffers(ctx, tx, {
        ...{ what: lacks === 'payment' ? 'not_listed' : 'refund_not_listed', ...priceOf(payment) },
        ...{ chargeId: payment.externalId ?? '', at: readAt },
      }),
    );
}
