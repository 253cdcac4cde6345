/**
 * The bell's row of an incident is the incident: while it lasts, the row's key names it, `next_try_at` says when people
 * are reminded, `tries` how often they were.
 */
import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import { NEVER } from './model.ts';
import { OperatorNotice } from './schema.ts';

export type OpenIncident = {
  id: string;
  notice: OperatorNotice;
  since: Date;
  reminders: number;
  remindAt: Date;
};

const keyOf = (incident: string) => `open:${incident}`;

/**
 * Writes a line of the bell; an open incident gets the newest facts. @returns its id, or null when it stood already.
 */
export async function insertBell(
  tx: Tx,
  line: OperatorNotice & { about: string; at: Date; incident: string | null; remindAt: Date },
): Promise<string | null> {
  const { kind, payload, about, at, incident, remindAt } = line;
  const dedupeKey = incident ? keyOf(incident) : `${kind}:${about}:dashboard`;
  const rows = await tx.notice.createManyAndReturn({
    data: [
      {
        audience: 'operators',
        channel: 'dashboard',
        kind,
        payload: payload as Json,
        dedupeKey,
        status: 'sent',
        owedAt: at,
        sentAt: at,
        nextTryAt: incident ? remindAt : NEVER,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!rows[0] && incident) await tx.notice.updateMany({ where: { dedupeKey }, data: { payload: payload as Json } });
  return rows[0]?.id ?? null;
}

/** Incidents that people were told of and that are not over. */
export async function openIncidents(db: Db): Promise<OpenIncident[]> {
  const rows = await db.notice.findMany({
    where: { channel: 'dashboard', status: 'sent', nextTryAt: { lt: NEVER } },
    orderBy: { owedAt: 'asc' },
  });
  return rows.map(({ id, kind, payload, owedAt, tries, nextTryAt }) => ({
    id,
    notice: OperatorNotice.parse({ kind, payload }),
    since: owedAt,
    reminders: tries,
    remindAt: nextTryAt,
  }));
}

/** Whether the incident with this row of the bell is not over. */
export async function isOpen(db: Db, id: string): Promise<boolean> {
  return (await db.notice.count({ where: { id, status: 'sent', nextTryAt: { lt: NEVER } } })) > 0;
}

/** Takes one reminder of an incident. @returns false when another worker did, or the incident is over. */
export async function takeReminder(tx: Tx, incident: OpenIncident, nextAt: Date): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id: incident.id, nextTryAt: incident.remindAt, tries: incident.reminders },
    data: { nextTryAt: nextAt, tries: { increment: 1 } },
  });
  return count === 1;
}

/** Puts the reminder of an open incident off, never nearer. @returns when it comes; null when the incident is over. */
export async function putOffReminder(tx: Tx, incident: string, until: Date): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    update notices set next_try_at = greatest(next_try_at, ${until}::timestamptz)
    where dedupe_key = ${keyOf(incident)} and channel = 'dashboard' and status = 'sent' and next_try_at < ${NEVER}
    returning next_try_at as at`;
  return row?.at ?? null;
}

/** Ends incidents by the beginning of their names; the next one of a name is news. */
export async function closeIncidents(tx: Db | Tx, which: { beginning: string; except?: string | null }): Promise<void> {
  const except = which.except ? keyOf(which.except) : '';
  await tx.$executeRaw`
    update notices set dedupe_key = 'closed:' || id, next_try_at = ${NEVER}
    where channel = 'dashboard' and status = 'sent' and next_try_at < ${NEVER}
      and starts_with(dedupe_key, ${keyOf(which.beginning)}) and dedupe_key <> ${except}`;
}
