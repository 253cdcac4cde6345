import type { Ctx } from '#/lib/context.ts';
import { shownTo } from '#/lib/customers/read-customer.ts';
import { customersWhoAsk } from './customer-view-store.ts';

/** Customers who asked for access and whom nobody answered yet, the longest wait first; without names where hidden. */
export async function listAccessAsked(ctx: Pick<Ctx, 'db' | 'hideNames'>, { limit }: { limit: number }) {
  const rows = await customersWhoAsk(ctx.db, limit);
  return rows.map((customer) => shownTo(ctx, customer));
}
