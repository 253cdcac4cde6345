import type { Ctx } from '#/lib/context.ts';
import { shownTo } from '#/lib/customers/read-customer.ts';
import { pageOfCustomers } from './customer-view-store.ts';

/** Customers, newest first, with the number of their checks. `next` is the id to go on after. */
export async function listCustomers(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { search?: string | undefined; after?: bigint | undefined; limit: number },
) {
  const isName = input.search !== undefined && !/^\d+$/.test(input.search);
  if (ctx.hideNames && isName) return { rows: [], next: null }; // what is found would tell the name
  const found = await pageOfCustomers(ctx.db, input);
  const rows = found.slice(0, input.limit).map((customer) => shownTo(ctx, customer));
  return { rows, next: found.length > input.limit ? (rows.at(-1)?.id ?? null) : null };
}
