import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import type { AuditQuery } from './model.ts';
import type { AuditLine, Doer, Subject } from './view.ts';

type NewEntry = { actor: Doer; action: string; subject?: Subject | null; detail: unknown; at: Date };

/** Adds a line to the log; `subject` and `detail` may be absent. */
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

/** Entries of the log, newest first, at most `limit`. */
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
