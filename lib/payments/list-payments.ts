import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import type { Price } from '#/lib/outbox/money-notice.ts';
import { type PaymentStatus, priceOf } from './model.ts';
import { movesOf, type PaymentFilter, requirePayment, selectPayments } from './store.ts';
import type { PaymentView } from './view.ts';

/** Payments, newest first, without open orders. `next` is the id to go on after. */
export async function listPayments(
  ctx: Pick<Ctx, 'db'>,
  input: PaymentFilter & { after?: string | undefined; limit: number },
): Promise<{ rows: PaymentView[]; next: string | null }> {
  const found = await selectPayments(ctx.db, input);
  const rows = found.slice(0, input.limit);
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** @throws {DomainError} `not_found` */
export function readPayment(ctx: Pick<Ctx, 'db'>, { paymentId }: { paymentId: string }): Promise<PaymentView> {
  return requirePayment(ctx.db, paymentId);
}

/** What became of a payment, oldest first. `reason`: why it was paid back, or is not. */
export type PaymentStory = { id: string; event: string; at: Date; reason: string | null }[];

/** @throws {DomainError} `not_found` */
export async function readPaymentStory(
  ctx: Pick<Ctx, 'db'>,
  { paymentId }: { paymentId: string },
): Promise<{ payment: PaymentView; story: PaymentStory }> {
  const [payment, moves] = await Promise.all([requirePayment(ctx.db, paymentId), movesOf(ctx.db, paymentId)]);
  const story = moves.map(({ id, event, at, detail }) => ({ id, event, at, reason: reasonIn(detail) }));
  return { payment, story };
}

function reasonIn(detail: unknown): string | null {
  const read = z.object({ reason: z.string() }).safeParse(detail);
  return read.success ? read.data.reason : null;
}

/** A customer's newest payments, as they are shown to them. */
export async function listOwnPayments(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint; limit: number },
): Promise<{ id: string; price: Price; credits: number; status: PaymentStatus; at: Date }[]> {
  const { rows } = await listPayments(ctx, input);
  return rows
    .filter(({ method }) => method !== 'manual')
    .map(({ id, method, amount, credits, status, createdAt: at }) => ({
      ...{ id, price: priceOf({ method, amount: Number(amount.toFixed(2)) }) },
      ...{ credits, status, at },
    }));
}

/** A customer's newest orders by card that nobody told to be paid. `invoice`: its number at Robokassa. */
export async function listOwnInvoices(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint; limit: number },
): Promise<{ invoice: string; price: Price; at: Date }[]> {
  const { rows } = await listPayments(ctx, { ...input, method: 'robokassa', status: 'pending' });
  return rows.map(({ method, amount, externalId, createdAt: at }) => ({
    invoice: externalId ?? '',
    price: priceOf({ method, amount: Number(amount.toFixed(2)) }),
    at,
  }));
}
