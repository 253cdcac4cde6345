import type { Db } from '#/lib/platform/db.ts';

/** Up to `most` old rows. @returns how many. */
export function deleteSome(db: Db, table: string, rows: string, before: Date, most: number): Promise<number> {
  return db.$executeRawUnsafe(
    `delete from ${table} where ctid = any(array(select ctid from ${table} where ${rows} limit $2::int))`,
    before,
    most,
  );
}

/** Empties columns of up to `most` old rows. @returns how many. */
export function wipeSome(
  db: Db,
  table: string,
  columns: readonly string[],
  rows: string,
  before: Date,
  most: number,
): Promise<number> {
  const full = columns.map((column) => `${column} is not null`).join(' or ');
  const empty = columns.map((column) => `${column} = null`).join(', ');
  return db.$executeRawUnsafe(
    `update ${table} set ${empty} where ctid = any(array(select ctid from ${table} where ${rows} and (${full}) limit $2::int))`,
    before,
    most,
  );
}

/** Shortens e-mails and addresses in up to `most` audit entries. @returns how many. */
export async function foldAudit(db: Db, before: Date, most: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select fold_audit_entries(${before}::timestamptz, ${most}::int) as count`;
  return rows[0]?.count ?? 0;
}

/** Deletes entries of the audit log. @returns how many. */
export async function dropAudit(db: Db, before: Date): Promise<number> {
  const rows = await db.$queryRaw<
    { count: bigint }[]
  >`select delete_old_audit_entries(${before}::timestamptz) as count`;
  return Number(rows[0]?.count ?? 0);
}

/** Customers who stopped the bot before a moment, without credits and open checks; longest gone first. */
export async function customersGone(db: Db, before: Date, limit: number): Promise<bigint[]> {
  const rows = await db.customer.findMany({
    where: {
      leftAt: { lt: before },
      balance: 0,
      checks: { none: { status: { in: ['queued', 'running', 'parked'] } } },
      payments: { none: { status: 'refunding' } },
    },
    orderBy: { leftAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
