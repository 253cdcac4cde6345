import type { Db } from '#/lib/platform/db.ts';
import type { SealedColumn } from './sealed-columns.ts';

export type SealedRow = { id: string; sealed: string; version: number };

/** Up to `limit` values under other keys than `keyId`, by id, after `after`. */
export async function selectSealedUnderOthers(
  db: Db,
  at: SealedColumn,
  keyId: string,
  after: string | null,
  limit: number,
): Promise<SealedRow[]> {
  const { table, column, versionColumn } = at;
  return db.$queryRawUnsafe<SealedRow[]>(
    `SELECT id::text AS id, ${column} AS sealed, ${versionColumn ?? '1'}::int AS version FROM ${table}
     WHERE ${column} IS NOT NULL AND split_part(${column}, '.', 2) <> $1 AND ($2::uuid IS NULL OR id > $2::uuid)
     ORDER BY ${table}.id LIMIT $3`,
    keyId,
    after,
    limit,
  );
}

/** Stores a rewrapped value. @returns false when somebody stored another secret meanwhile. */
export async function replaceSealed(db: Db, at: SealedColumn, row: SealedRow, rewrapped: string): Promise<boolean> {
  const { table, column } = at;
  const text = `UPDATE ${table} SET ${column} = $1 WHERE id = $2::uuid AND ${column} = $3`;
  return (await db.$executeRawUnsafe(text, rewrapped, row.id, row.sealed)) === 1;
}

/** How many values of a column stand under each key id. */
export async function countByKey(
  db: Db,
  { table, column }: SealedColumn,
): Promise<{ keyId: string; values: number }[]> {
  return db.$queryRawUnsafe<{ keyId: string; values: number }[]>(
    `SELECT split_part(${column}, '.', 2) AS "keyId", count(*)::int AS values FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
}
