import type { Ctx } from '#/lib/context.ts';
import type { Price } from '#/lib/outbox/money-notice.ts';
import { type PaymentStatus, priceOf } from './model.ts';
import { requirePayment, selectPayments } from './store.ts';
import type { PaymentView } from './view.ts';

/** Payments, newest first, without open orders. `next` is the id to go on after. */
export async function listPayments(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId?: bigint | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: PaymentView[]; next: string | null }> {
  const found = await selectPayments(ctx.db, input);
  const rows = found.slice(0, input.limit);
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** @throws {DomainError} `not_found` */
export function readPayment(ctx: Pick<Ctx, 'db'>, { paymentId }: { paymentId: string }): Promise<PaymentView> {
  return requirePayment(ctx.db, paymentId);
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
