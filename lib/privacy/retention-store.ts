/** The statements of the sweep. Each takes a part of the rows, so that others do not wait for long. Names and conditions come from `RETENTION`. */
import type { Db } from '#/lib/platform/db.ts';

/** Deletes up to `most` rows that are too old. @returns how many. */
export function deleteSome(db: Db, table: string, rows: string, before: Date, most: number): Promise<number> {
  return db.$executeRawUnsafe(
    `delete from ${table} where ctid = any(array(select ctid from ${table} where ${rows} limit $2::int))`,
    before,
    most,
  );
}

/** Empties columns of up to `most` rows that are too old and not empty there. @returns how many. */
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

/** Shortens e-mails and addresses in up to `most` entries of the audit log. @returns how many were looked at. */
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
