/** The queries behind what people see of customers. */
import { CustomerView } from '#/lib/customers/view.ts';
import { columnsOf } from '#/lib/platform/columns-of.ts';
import type { Db } from '#/lib/platform/db.ts';

/** Customers, newest first, from the one after `after`. */
export function pageOfCustomers(
  db: Db,
  input: { search?: string | undefined; after?: bigint | undefined; limit: number },
) {
  const { search, after, limit } = input;
  return db.customer.findMany({
    where: search ? matching(search) : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    select: { ...columnsOf(CustomerView), _count: { select: { checks: true } } },
  });
}

function matching(search: string) {
  const contains = { contains: search.replace(/^@/, ''), mode: 'insensitive' as const };
  const byId = /^\d{1,18}$/.test(search) ? [{ id: BigInt(search) }] : [];
  return { OR: [...byId, { username: contains }, { firstName: contains }, { lastName: contains }] };
}
