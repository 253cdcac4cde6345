import type { Ctx } from '#/lib/context.ts';
import { balanceOf } from '#/lib/customers/change-balance.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { entriesOf, reservedCredits } from './store.ts';
import type { LedgerEntryView } from './view.ts';

/** Credits to spend, and reserved for open checks. @throws {DomainError} `not_found` */
export async function readBalance(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint },
): Promise<{ balance: number; reserved: number }> {
  const balance = await balanceOf(ctx.db, input.customerId);
  if (balance === null) throw notFound('customer', String(input.customerId));
  return { balance, reserved: await reservedCredits(ctx.db, input.customerId) };
}

/** Newest first, 100 unless told. `hideNames` leaves out notes, which may name people. */
export async function listLedger(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { customerId: bigint; limit?: number },
): Promise<LedgerEntryView[]> {
  const entries = await entriesOf(ctx.db, input.customerId, input.limit ?? 100);
  return ctx.hideNames ? entries.map((entry) => ({ ...entry, note: null })) : entries;
}
