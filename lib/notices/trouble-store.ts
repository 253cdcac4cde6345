/**
 * The queries of the bell and of lasting troubles. The bell's row of a trouble is the trouble: while it lasts, the
 * row's key names it (so there is one), `next_try_at` says when people are reminded, `tries` how often they were.
 */
import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import type { OperatorNotice } from './model.ts';
import { OperatorNoticeSchema } from './schema.ts';
import { NEVER } from './store.ts';

export type OpenTrouble = {
  /** Of the bell's row. */
  id: string;
  notice: OperatorNotice;
  since: Date;
  /** How often people were reminded of it. */
  reminders: number;
  remindAt: Date;
};

const keyOf = (trouble: string) => `open:${trouble}`;

/**
 * Writes a line of the bell. A trouble that is open already gets the newest facts instead, for its reminders.
 * @returns the line's id, or null when it stood already.
 */
export async function insertBell(
  tx: Tx,
  line: OperatorNotice & { about: string; at: Date; trouble: string | null; remindAt: Date },
): Promise<string | null> {
  const { kind, payload, about, at, trouble, remindAt } = line;
  const dedupeKey = trouble ? keyOf(trouble) : `${kind}:${about}:dashboard`;
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
        nextTryAt: trouble ? remindAt : NEVER,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!rows[0] && trouble) await tx.notice.updateMany({ where: { dedupeKey }, data: { payload: payload as Json } });
  return rows[0]?.id ?? null;
}

/** Every trouble that people were told of and that is not over. */
export async function openTroubles(db: Db): Promise<OpenTrouble[]> {
  const rows = await db.notice.findMany({
    where: { channel: 'dashboard', status: 'sent', nextTryAt: { lt: NEVER } },
    orderBy: { owedAt: 'asc' },
  });
  return rows.map(({ id, kind, payload, owedAt, tries, nextTryAt }) => ({
    id,
    notice: OperatorNoticeSchema.parse({ kind, payload }),
    since: owedAt,
    reminders: tries,
    remindAt: nextTryAt,
  }));
}

/** Whether the trouble with this row of the bell is not over. */
export async function isOpen(db: Db, id: string): Promise<boolean> {
  return (await db.notice.count({ where: { id, status: 'sent', nextTryAt: { lt: NEVER } } })) > 0;
}

/** Takes one reminder of a trouble. @returns false when another worker did, or the trouble is over. */
export async function takeReminder(tx: Tx, trouble: OpenTrouble, nextAt: Date): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id: trouble.id, nextTryAt: trouble.remindAt, tries: trouble.reminders },
    data: { nextTryAt: nextAt, tries: { increment: 1 } },
  });
  return count === 1;
}

/** The troubles whose names begin so are over; the next one of the same name is news. */
export async function closeTroubles(tx: Db | Tx, which: { beginning: string; except?: string | null }): Promise<void> {
  const except = which.except ? keyOf(which.except) : '';
  await tx.$executeRaw`
    update notices set dedupe_key = 'closed:' || id, next_try_at = ${NEVER}
    where channel = 'dashboard' and status = 'sent' and next_try_at < ${NEVER}
      and starts_with(dedupe_key, ${keyOf(which.beginning)}) and dedupe_key <> ${except}`;
}
