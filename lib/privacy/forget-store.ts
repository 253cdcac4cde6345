import { type Db, type Sql, sql, type Tx } from '#/lib/platform/db.ts';

/**
 * Deletes a customer with every row that is theirs alone. Credits and payments stay and name nobody; the audit log gets
 * a pseudonym. One function of the database, so that no program needs the right to do more.
 */
export async function removeCustomer(tx: Tx, id: bigint, pseudonym: string): Promise<void> {
  await tx.$executeRaw`delete from notices where kind = 'access_asked' and payload->>'customerId' = ${String(id)}`;
  await tx.$queryRaw`select forget_customer(${id}::bigint, ${pseudonym}::text)::text`;
}

/** So many pages are deleted in one statement: a million people are tens of thousands. */
const PAGES_AT_ONCE = 1_000;

/** Deletes pages, look-ups, results and changes of the ended checks of a customer or profile, in batches; returns how many pages. */
export async function deletePages(db: Db, of: { customerId: bigint } | { targetId: bigint }): Promise<number> {
  const mine = 'customerId' in of ? sql`c.customer_id = ${of.customerId}` : sql`c.target_id = ${of.targetId}`;
  await inPortions(
    (most) =>
      db.$executeRaw`delete from check_results where ctid = any(array(${rowsOf(sql`check_results`, mine, most)}))`,
  );
  await inPortions(
    (most) =>
      db.$executeRaw`delete from check_changes where ctid = any(array(${rowsOf(sql`check_changes`, mine, most)}))`,
  );
  await inPortions(
    (most) =>
      db.$executeRaw`delete from check_look_ups where ctid = any(array(${rowsOf(sql`check_look_ups`, mine, most)}))`,
  );
  return inPortions(
    (most) => db.$executeRaw`delete from check_pages where ctid = any(array(${rowsOf(sql`check_pages`, mine, most)}))`,
  );
}

function rowsOf(table: Sql, mine: Sql, most: number): Sql {
  return sql`
    select p.ctid from ${table} p join checks c on c.id = p.check_id
    where ${mine} and c.finished_at is not null limit ${most}::int`;
}

async function inPortions(deleteSome: (most: number) => Promise<number>): Promise<number> {
  for (let deleted = 0; ; ) {
    const count = await deleteSome(PAGES_AT_ONCE);
    deleted += count;
    if (count < PAGES_AT_ONCE) return deleted;
  }
}
