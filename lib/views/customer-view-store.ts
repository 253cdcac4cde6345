import { type Customer, columnsOf, type Db, type Sql, sql } from '#/lib/platform/db.ts';
import { containing } from './search-text.ts';

/** With the number of their checks, newest first, from the one after `after`, one more than `limit`. */
export function pageOfCustomers(
  db: Db,
  input: { search?: string | undefined; after?: bigint | undefined; limit: number },
): Promise<(Customer & { checks: number })[]> {
  const { search, after, limit } = input;
  const behind =
    after === undefined
      ? sql``
      : sql`and (k.created_at, k.id) < (select created_at, id from customers where id = ${after}::bigint)`;
  return db.$queryRaw<(Customer & { checks: number })[]>`
    select ${columnsOf('customers', 'k')}, (select count(*)::int from checks where customer_id = k.id) as checks
    from customers k where true ${search ? matching(search) : sql``} ${behind}
    order by k.created_at desc, k.id desc limit ${limit + 1}::int`;
}

/** A customer and the credits reserved for open checks; null when there is none. */
export async function customerWithReserved(db: Db, id: bigint): Promise<(Customer & { reserved: number }) | null> {
  const [row] = await db.$queryRaw<(Customer & { reserved: number })[]>`
    select ${columnsOf('customers', 'k')}, (
      select coalesce(sum(l.credits), 0)::int from checks c join ledger_entries l on l.check_id = c.id and l.kind = 'reserve'
      where c.customer_id = k.id and c.status in ('queued', 'running', 'parked')) as reserved
    from customers k where k.id = ${id}::bigint`;
  return row ?? null;
}

/** Those who asked for access and were not answered, the longest wait first. */
export function customersWhoAsk(db: Db, limit: number): Promise<Customer[]> {
  const where = { accessAskedAt: { not: null }, accessAnswer: null };
  return db.customer.findMany({ where, orderBy: { accessAskedAt: 'asc' }, take: limit });
}

function matching(search: string): Sql {
  const text = containing(search);
  const byId = /^\d{1,18}$/.test(search) ? sql`k.id = ${BigInt(search)}::bigint or` : sql``;
  return sql`and (${byId} k.username ilike ${text} or k.first_name ilike ${text} or k.last_name ilike ${text})`;
}
