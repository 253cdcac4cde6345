/** Queries of the audit log and of the vault's upkeep. */
import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import type { AuditLine, AuditQuery, Doer, Subject } from './audit.ts';
import type { SealedColumn } from './sealed-columns.ts';

type NewEntry = { actor: Doer; action: string; subject?: Subject | null; detail: unknown; at: Date };

export async function insertAuditEntry(tx: Tx, { actor, action, subject, detail, at }: NewEntry): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at,
      action,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      ...(detail === undefined ? {} : { detail: detail as Json }),
    },
  });
}

function conditionsOf(query: AuditQuery) {
  const { subject, actorId, action, actorText, actionText, subjectText, since, until } = query;
  return [
    subject ? { subjectKind: subject.kind, subjectId: subject.id } : {},
    actorId === undefined ? {} : { actorId },
    action === undefined ? {} : { action },
    actorText ? { OR: [{ actorName: holds(actorText) }, { actorId: actorText }] } : {},
    actionText ? { action: holds(actionText) } : {},
    subjectText ? { OR: [{ subjectId: holds(subjectText) }, { subjectKind: holds(subjectText) }] } : {},
    since ? { at: { gte: since } } : {},
    until ? { at: { lt: until } } : {},
  ];
}

const holds = (text: string) => ({ contains: text, mode: 'insensitive' as const });

export async function selectAuditEntries(db: Db, query: AuditQuery, limit: number): Promise<AuditLine[]> {
  const rows = await db.auditEntry.findMany({
    where: { AND: conditionsOf(query) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(query.after === undefined ? {} : { cursor: { id: query.after }, skip: 1 }),
  });
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: row.actorKind as Doer['kind'], id: row.actorId, name: row.actorName },
    action: row.action,
    subject: row.subjectKind !== null && row.subjectId !== null ? { kind: row.subjectKind, id: row.subjectId } : null,
    detail: row.detail,
  }));
}

export async function readSetting(db: Db | Tx, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value;
}

/** Writes a setting unless it is there already. @returns what stands there afterwards. */
export async function settleSetting(db: Db, key: string, value: Json): Promise<unknown> {
  await db.setting.createMany({ data: [{ key, value }], skipDuplicates: true });
  return readSetting(db, key);
}

export async function writeSetting(db: Db | Tx, key: string, value: Json): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** One sealed value and where it stands. */
export type SealedRow = { id: string; sealed: string; version: number };

/** Up to `limit` values that are not under `keyId`, in the order of their ids, after `after`. */
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

/** Puts a rewrapped value in, unless somebody stored another secret meanwhile. @returns whether it was put in. */
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
