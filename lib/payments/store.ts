import type { Db, Tx } from '#/lib/platform/db.ts';
import { IllegalTransition, notFound } from '#/lib/platform/errors.ts';
import { next } from '#/lib/platform/machine.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { PAYMENT_MACHINE, type PaymentMethod, type PaymentMove, type PaymentStatus } from './model.ts';
import { PaymentView } from './view.ts';

/** What verbs know of a payment. */
export type Payment = {
  id: string;
  customerId: bigint | null;
  tariffId: string | null;
  promoCodeId: string | null;
  method: PaymentMethod;
  /** Whole Stars, or roubles with two decimals. */
  amount: number;
  credits: number;
  status: PaymentStatus;
  externalId: string | null;
  createdAt: Date;
};

/** The columns of a `Payment`. */
export const PAYMENT_COLUMNS = {
  ...{ id: true, customerId: true, tariffId: true, promoCodeId: true },
  ...{ method: true, amount: true, credits: true, status: true, externalId: true, createdAt: true },
} as const;

/** Null when there is none. */
export async function findPayment(db: Db | Tx, where: { id: string }): Promise<Payment | null> {
  return rowOf(await db.payment.findUnique({ where, select: PAYMENT_COLUMNS }));
}

/** By the provider's own id; null when it is not known. */
export async function findCharge(db: Db | Tx, method: PaymentMethod, externalId: string): Promise<Payment | null> {
  const where = { method_externalId: { method, externalId } };
  return rowOf(await db.payment.findUnique({ where, select: PAYMENT_COLUMNS }));
}

/** Locks a payment until the transaction ends; null when there is none. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment | null> {
  await tx.$queryRaw`select id from payments where id = ${id}::uuid for update`;
  return findPayment(tx, { id });
}

type Ordered = Pick<Payment, 'tariffId' | 'promoCodeId' | 'amount' | 'credits'> & { customerId: bigint; at: Date };

/** Writes what is asked for; returns its id. */
export async function insertOrder(tx: Tx, { at, ...order }: Ordered): Promise<string> {
  const data = { ...order, currency: 'XTR', method: 'telegram_stars', createdAt: at } as const;
  return (await tx.payment.create({ data, select: { id: true } })).id;
}

/** Writes an order by card under the number of its invoice. @returns its id; null when the number is taken. */
export async function insertInvoice(tx: Tx, invoice: Ordered & { externalId: string }): Promise<string | null> {
  const { at, ...row } = invoice;
  const rows = await tx.payment.createManyAndReturn({
    data: [{ ...row, currency: 'RUB', method: 'robokassa', createdAt: at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}

/** Notes that an invoice by card was paid, for so many credits. `isTest`: no money moved. */
export async function payInvoice(
  tx: Tx,
  { id }: Payment,
  { at, ...paid }: { credits: number; isTest: boolean; at: Date },
): Promise<void> {
  await tx.payment.update({ where: { id }, data: { ...paid, status: 'completed', completedAt: at } });
}

/** Ties an order to the charge that paid it. @returns false when it was paid before. */
export async function payOrder(
  tx: Tx,
  order: Payment,
  paid: { externalId: string; customerId: bigint; at: Date },
): Promise<boolean> {
  const status = next('payment', PAYMENT_MACHINE, order.status, 'pay');
  const { at, ...charge } = paid;
  const { count } = await tx.payment.updateMany({
    where: { id: order.id, status: order.status, externalId: null },
    data: { ...charge, status, completedAt: at },
  });
  return count === 1;
}

/** Writes a charge that no open order waits for. @returns its id; null when another process wrote it. */
export async function insertCharge(tx: Tx, charge: Ordered & { externalId: string }): Promise<string | null> {
  const { at, ...row } = charge;
  const paid = { currency: 'XTR', method: 'telegram_stars', status: 'completed' } as const;
  const rows = await tx.payment.createManyAndReturn({
    data: [{ ...row, ...paid, createdAt: at, completedAt: at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}

/**
 * Moves a payment along PAYMENT_MACHINE.
 * @throws {IllegalTransition} no such arrow, or somebody moved it first.
 */
export async function movePayment(
  tx: Tx,
  payment: Payment,
  move: PaymentMove,
  { at, detail, askAgainAt = null }: { at: Date; detail?: object; askAgainAt?: Date | null },
): Promise<void> {
  const status = next('payment', PAYMENT_MACHINE, payment.status, move);
  const { count } = await tx.payment.updateMany({
    where: { id: payment.id, status: payment.status },
    data: { status, refundNextTryAt: askAgainAt, refundTries: 0 },
  });
  if (count === 0) throw new IllegalTransition('payment', payment.status, move);
  await insertMove(tx, { paymentId: payment.id, event: move, from: payment.status, to: status, at, detail });
}

/** Writes a line of a payment's history. */
export async function insertMove(
  tx: Tx,
  line: {
    paymentId: string;
    event: PaymentMove;
    from: PaymentStatus | null;
    to: PaymentStatus;
    at: Date;
    detail?: object | undefined;
  },
): Promise<void> {
  const { detail, ...row } = line;
  await tx.paymentEvent.create({ data: { ...row, ...(detail ? { detail: { ...detail } } : {}) } });
}

/** How often a customer has paid with a promo code. */
export function paidWithPromo(db: Db | Tx, customerId: bigint, promoCodeId: string): Promise<number> {
  return db.payment.count({ where: { customerId, promoCodeId, status: { not: 'pending' } } });
}

type Discounted = { customerId: bigint; promoCodeId: string; since: Date };
export type OpenInvoice = Payment & { invoice: string };

/** A customer's order by card with a promo code that is not paid yet, made after `since`; null when there is none. */
export async function openInvoice(db: Db | Tx, { since, ...whose }: Discounted): Promise<OpenInvoice | null> {
  const row = await db.payment.findFirst({
    where: { ...whose, method: 'robokassa', status: 'pending', createdAt: { gt: since } },
    orderBy: { createdAt: 'desc' },
    select: PAYMENT_COLUMNS,
  });
  const order = rowOf(row);
  return order?.externalId ? { ...order, invoice: order.externalId } : null;
}

/** How many orders by card of other customers have a promo code, are not paid yet, and were made after `since`. */
export function invoicesOfOthers(db: Db | Tx, { customerId, promoCodeId, since }: Discounted): Promise<number> {
  return db.payment.count({
    where: {
      ...{ promoCodeId, method: 'robokassa', status: 'pending', createdAt: { gt: since } },
      OR: [{ customerId: null }, { customerId: { not: customerId } }],
    },
  });
}

export type PaymentFilter = {
  customerId?: bigint | undefined;
  method?: PaymentMethod | undefined;
  status?: PaymentStatus | undefined;
};

/** Newest first, one more than `limit`. */
export function selectPayments(db: Db, input: PaymentFilter & { after?: string | undefined; limit: number }) {
  const { customerId, method, status } = input;
  return db.payment.findMany({
    where: {
      ...(customerId === undefined ? {} : { customerId }),
      ...(method === undefined ? {} : { method }),
      status: status ?? { not: 'pending' },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    ...(input.after === undefined ? {} : { cursor: { id: input.after }, skip: 1 }),
    select: selectOf(PaymentView),
  });
}

/** What became of a payment, oldest first. */
export function movesOf(db: Db, paymentId: string) {
  const select = { id: true, event: true, to: true, detail: true, at: true } as const;
  return db.paymentEvent.findMany({ where: { paymentId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select });
}

/** @throws {DomainError} `not_found` */
export async function requirePayment(db: Db | Tx, id: string) {
  const row = await db.payment.findUnique({ where: { id }, select: selectOf(PaymentView) });
  if (!row) throw notFound('payment', id);
  return row;
}

type Row = Omit<Payment, 'amount'> & { amount: { toNumber(): number } };

/** A row of PAYMENT_COLUMNS; null for none. */
export function rowOf(row: Row | null): Payment | null {
  if (!row) return null;
  const { amount, ...payment } = row;
  return { ...payment, amount: amount.toNumber() };
}
