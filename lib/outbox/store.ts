import { after } from '#/lib/platform/clock.ts';
import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import type { NoticeAudience } from '#/lib/platform/enums.ts';
import type { ChannelName } from './channels.ts';
import { type ClaimedNotice, type DueNotice, NEVER, type Notice, type Result } from './model.ts';

export type NewNotice = {
  audience: NoticeAudience;
  channel: ChannelName;
  customerId?: bigint;
  checkId?: string | null;
  chatId?: bigint;
  kind: string;
  payload: Json;
  dedupeKey: string;
  at: Date;
  notBefore?: Date;
};

/** Writes a notice unless its dedupe key exists; returns its id, or null. */
export async function insertNotice(tx: Tx, { at, notBefore, ...row }: NewNotice): Promise<string | null> {
  const rows = await tx.notice.createManyAndReturn({
    data: [{ ...row, owedAt: at, nextTryAt: notBefore ?? at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}

/** Forgets an undeliverable notice, so that it can be owed again. */
export async function deleteUndeliverable(tx: Tx, dedupeKey: string): Promise<void> {
  await tx.notice.deleteMany({ where: { dedupeKey, status: 'undeliverable' } });
}

/** A notice, or null. */
export function selectNotice(db: Db, id: string): Promise<Notice | null> {
  return db.notice.findUnique({ where: { id } });
}

/** The message that follows one check; null when none is owed. */
export function selectProgress(db: Db, checkId: string): Promise<Notice | null> {
  return db.notice.findUnique({ where: { dedupeKey: `check_progress:${checkId}` } });
}

/** Where the messages stand that follow these checks. */
export async function progressPlaces(tx: Tx, checkIds: string[]): Promise<number[]> {
  const rows = await tx.notice.findMany({
    where: { checkId: { in: checkIds }, kind: 'check_progress', messageId: { not: null } },
    select: { messageId: true },
  });
  return rows.flatMap(({ messageId }) => messageId ?? []);
}

/** Takes a notice for `holdMs`, if it is due, in one of the statuses, and not held; null otherwise. */
export async function claimNotice(
  db: Db,
  input: { id: string; now: Date; holdMs: number; statuses: ('owed' | 'sent')[] },
): Promise<ClaimedNotice | null> {
  const { id, now, holdMs, statuses } = input;
  const claimedUntil = after(now, holdMs);
  const rows = await db.notice.updateManyAndReturn({
    where: { id, channel: { not: 'dashboard' }, nextTryAt: { lte: now }, status: { in: statuses } },
    data: { nextTryAt: claimedUntil, tries: { increment: 1 } },
  });
  return rows[0] ? { ...rows[0], claimedAt: now, claimedUntil } : null;
}

/** Records a delivery; the message may be changed again from `editFrom` on. */
export async function recordSent(
  db: Db,
  claim: ClaimedNotice,
  { messageId, says, editFrom }: Extract<Result, { outcome: 'sent' }>,
): Promise<void> {
  await write(db, claim, {
    ...{ status: 'sent', messageId, sentAt: claim.sentAt ?? claim.claimedAt, error: null },
    ...(says === undefined ? {} : { payload: says }),
    ...(editFrom ? { nextTryAt: editFrom, tries: 0 } : { nextTryAt: NEVER }),
  });
}

/** Records that a notice is to be tried again; it keeps its status. */
export async function recordPostponed(db: Db, claim: ClaimedNotice, nextTryAt: Date, error: string | null) {
  await write(db, claim, { nextTryAt, error });
}

/** Of a message that must not arrive twice, from before it is sent until its answer is recorded. */
export const UNCERTAIN = 'uncertain: nobody recorded what came of it';

/** Records that a held notice is about to be sent. @returns false when it is held no more. */
export async function recordInHand(db: Db, claim: ClaimedNotice): Promise<boolean> {
  return (await write(db, claim, { error: UNCERTAIN })) > 0;
}

/** Whether a held notice may have been sent without a record of what came of it. */
export async function isInHand(db: Db, { id }: ClaimedNotice): Promise<boolean> {
  return (await db.notice.count({ where: { id, error: UNCERTAIN } })) > 0;
}

/** Records that a notice can never be delivered. */
export async function recordUndeliverable(db: Db, claim: ClaimedNotice, error: string): Promise<void> {
  await write(db, claim, { status: 'undeliverable', nextTryAt: NEVER, error });
}

async function write(db: Db, claim: ClaimedNotice, data: Parameters<Db['notice']['updateMany']>[0]['data']) {
  const { count } = await db.notice.updateMany({ where: { id: claim.id, nextTryAt: claim.claimedUntil }, data });
  return count;
}

/** Owed messages that are due, oldest first. */
export async function selectDue(db: Db, channels: ChannelName[], now: Date, limit: number): Promise<DueNotice[]> {
  const rows = await db.notice.findMany({
    where: { channel: { in: channels }, status: 'owed', nextTryAt: { lte: now } },
    orderBy: [{ nextTryAt: 'asc' }, { owedAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, chatId: true, customerId: true },
  });
  return rows.map(({ id, chatId, customerId }) => ({ id, chat: chatId ?? customerId }));
}

/** Progress messages that may be edited now, longest untouched first. */
export function selectOpenProgress(
  db: Db,
  input: { now: Date; checkIds: readonly string[] | null; limit: number },
): Promise<Notice[]> {
  return db.notice.findMany({
    where: {
      kind: 'check_progress',
      status: 'sent',
      nextTryAt: { lte: input.now },
      ...(input.checkIds ? { checkId: { in: [...input.checkIds] } } : {}),
    },
    orderBy: { nextTryAt: 'asc' },
    take: input.limit,
  });
}

/**
 * Owes again what a customer could not get because they had stopped the bot; a message that stands in the chat may be
 * edited again. @returns the ids of those that are to be sent.
 */
export async function oweMissed(tx: Tx, input: { customerId: bigint; now: Date; since: Date }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; status: string }[]>`
    update notices set next_try_at = ${input.now}, tries = 0, error = null,
      status = (case when message_id is null then 'owed' else 'sent' end)::"NoticeStatus"
    where customer_id = ${input.customerId} and status = 'undeliverable' and owed_at > ${input.since}
      and kind in ('check_progress', 'check_result', 'check_failed', 'check_cancelled')
      and error ~* '^forbidden|blocked|chat not found|user is deactivated'
    returning id, status::text`;
  return rows.filter(({ status }) => status === 'owed').map(({ id }) => id);
}

/** The bell's lines, newest first. `securityOf`: all news about the house itself, or one operator's own. */
export function bellNotices(
  db: Db,
  { limit, securityOf }: { limit: number; securityOf: 'all' | { person: string } },
): Promise<Pick<Notice, 'id' | 'kind' | 'payload' | 'owedAt' | 'status' | 'nextTryAt'>[]> {
  const person = securityOf === 'all' ? null : securityOf.person;
  return db.$queryRaw<Pick<Notice, 'id' | 'kind' | 'payload' | 'owedAt' | 'status' | 'nextTryAt'>[]>`
    select id, kind, payload, owed_at as "owedAt", status::text, next_try_at as "nextTryAt"
    from notices where channel = 'dashboard'
      and (${person}::text is null or kind <> 'security' or payload->>'person' = ${person}::text)
    order by owed_at desc limit ${limit}::int`;
}

/** The message at this place in a chat; null when there is none. */
export function noticeAt(db: Db, chatId: bigint, messageId: number): Promise<Notice | null> {
  return db.notice.findFirst({ where: { chatId, messageId, audience: 'operators' } });
}

/** The message that asked about a challenge in one chat; null when never sent. */
export async function questionMessage(db: Db, input: { challengeId: string; chatId: bigint }): Promise<number | null> {
  const dedupeKey = `code_needed:${input.challengeId}:${input.chatId}`;
  return (await db.notice.findUnique({ where: { dedupeKey }, select: { messageId: true } }))?.messageId ?? null;
}

/** The good news of a period, oldest first. */
export function goodNewsBetween(db: Db, since: Date, until: Date) {
  return db.notice.findMany({
    where: { channel: 'dashboard', kind: { in: ['refreshed', 'recovered'] }, owedAt: { gte: since, lt: until } },
    orderBy: { owedAt: 'asc' },
    select: { kind: true, payload: true },
  });
}
