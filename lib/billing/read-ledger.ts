import type { Ctx } from '#/lib/context.ts';
import { balanceOf } from '#/lib/customers/change-balance.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { activeTariffs, entriesOf, reservedCredits } from './store.ts';
import type { LedgerEntryView } from './view.ts';

/**
 * How many credits a customer can spend now, and how many are reserved for checks that have not ended.
 * @throws {DomainError} `not_found`
 */
export async function readBalance(
  ctx: Pick<Ctx, 'db'>,
  input: { customerId: bigint },
): Promise<{ balance: number; reserved: number }> {
  const balance = await balanceOf(ctx.db, input.customerId);
  if (balance === null) throw notFound('customer', String(input.customerId));
  return { balance, reserved: await reservedCredits(ctx.db, input.customerId) };
}

/** The ledger of a customer, newest first: 100 entries unless `limit` says otherwise. Notes may name people, so `hideNames` leaves them out. */
export async function listLedger(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { customerId: bigint; limit?: number },
): Promise<LedgerEntryView[]> {
  const entries = await entriesOf(ctx.db, input.customerId, input.limit ?? 100);
  return ctx.hideNames ? entries.map((entry) => ({ ...entry, note: null })) : entries;
}

/** The tariffs on offer, in their order. */
export function listTariffs(ctx: Pick<Ctx, 'db'>) {
  return activeTariffs(ctx.db);
}
