import type { Ctx } from '#/lib/context.ts';
import { shownTo } from '#/lib/customers/read-customer.ts';
import type { CustomerView } from '#/lib/customers/view.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { customerWithReserved } from './customer-view-store.ts';

/** A customer with credits to spend and reserved, without names where hidden. @throws {DomainError} `not_found` */
export async function readCustomerCredits(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  { id }: { id: bigint },
): Promise<CustomerView & { reserved: number; asksForAccess: boolean }> {
  const customer = await customerWithReserved(ctx.db, id);
  if (!customer) throw notFound('customer', String(id));
  const asksForAccess = customer.accessAskedAt !== null && customer.accessAnswer === null;
  return { ...shownTo(ctx, customer), asksForAccess };
}
