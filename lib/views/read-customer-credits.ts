import type { Ctx } from '#/lib/context.ts';
import { type Customer, shownTo } from '#/lib/customers/read-customer.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { customerWithReserved } from './customer-view-store.ts';

/** A customer with what they can spend and what is reserved, without names where `hideNames` is set. @throws {DomainError} `not_found` */
export async function readCustomerCredits(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  { id }: { id: bigint },
): Promise<Customer & { reserved: number }> {
  const customer = await customerWithReserved(ctx.db, id);
  if (!customer) throw notFound('customer', String(id));
  return shownTo(ctx, customer);
}
