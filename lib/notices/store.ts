/** The queries of the outbox. */

import { after } from '#/lib/platform/clock.ts';
import type { Db, Json, Tx } from '#/lib/platform/db.ts';
import { EDIT_INTERVAL_MS } from './model.ts';
import type { Channel } from './reach.ts';

export type NewNotice = {
  audience: 'customer' | 'operators';
  channel: Channel;
  customerId?: bigint;
  checkId?: string;
  chatId?: bigint;
  kind: string;
  payload: Json;
  dedupeKey: string;
  at: Date;
  /** When it may go out; `at` unless told. */
  notBefore?: Date;
};

export type Notice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/** A notice that one worker holds until `claimedUntil`; every write about it names that moment, so a late worker writes nothing. */
export type ClaimedNotice = Notice & { claimedAt: Date; claimedUntil: Date };

/** `nextTryAt` of a notice about which nothing is left to do. */
export const NEVER = new Date('9999-12-31T00:00:00Z');

/**
 * Writes a notice unless its dedupe key stands already.
 * @returns its id, or null when it stood already.
 */
export async function insertNotice(tx: Tx, { at, notBefore, ...row }: NewNotice): Promise<string | null> {
  const rows = await tx.notice.createManyAndReturn({
    data: [{ ...row, owedAt: at, nextTryAt: notBefore ?? at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}

/** Forgets that a notice could not be delivered, so that it can be owed again. */
export async function deleteUndeliverable(tx: Tx, dedupeKey: string): Promise<void> {
  await tx.notice.deleteMany({ where: { dedupeKey, status: 'undeliverable' } });
}

/** A notice, or null. */
export function findNotice(db: Db, id: string) {
  return db.notice.findUnique({ where: { id } });
}

/** The message that follows one check, or null when none is owed. */
export function findProgressNotice(db: Db, checkId: string): Promise<Notice | null> {
  return db.notice.findUnique({ where: { dedupeKey: `check_progress:${checkId}` } });
}

/** Where the messages stand that follow these checks in a chat. */
export async function progressPlaces(tx: Tx, checkIds: string[]): Promise<number[]> {
  const rows = await tx.notice.findMany({
    where: { checkId: { in: checkIds }, kind: 'check_progress', messageId: { not: null } },
    select: { messageId: true },
  });
  return rows.flatMap(({ messageId }) => messageId ?? []);
}

/**
 * Takes a notice for `holdMs`, if it is due, in one of the statuses, and nobody else holds it: one statement, so of two
 * workers one gets it. Of what was sent, only messages that are kept up to date are ever due.
 * @returns null when there is nothing to do now.
 */
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

/**
 * Takes the progress message of a check for `holdMs`, as `claimNotice` does, and one edit of its chat's share: no share is left
 * when what is paid for already lies further ahead than `aheadMs`. One statement.
 * @param input.said what the message said when the edit was decided on (`told`): meanwhile somebody else may have changed it.
 * @returns null when the message is held, not due, changed, or its chat has no share left; `nextEdit` says when.
 */
export async function claimEdit(
  db: Db,
  input: { id: string; said: string; now: Date; holdMs: number; aheadMs: number },
): Promise<ClaimedNotice | null> {
  const { id, said, now, holdMs, aheadMs } = input;
  const claimedUntil = after(now, holdMs);
  const taken = await db.$queryRaw<unknown[]>`
    with claimed as (
      update notices n set next_try_at = ${claimedUntil}, tries = tries + 1
      from customers c
      where n.id = ${id}::uuid and n.status in ('owed', 'sent') and n.next_try_at <= ${now}
        and coalesce(n.payload->>'told', '') = ${said}
        and c.id = n.customer_id and coalesce(c.edits_at, ${now}) <= ${after(now, aheadMs)}
      returning n.customer_id
    )
    update customers c set edits_at = greatest(coalesce(c.edits_at, ${now}), ${now}) + ${EDIT_INTERVAL_MS} * interval '1 ms'
    from claimed where c.id = claimed.customer_id
    returning c.id`;
  const notice = taken.length === 1 ? await findNotice(db, id) : null;
  return notice && { ...notice, claimedAt: now, claimedUntil };
}

/** When a message that could not be claimed for an edit may be tried again. */
export async function nextEdit(db: Db, input: { id: string; now: Date; aheadMs: number }): Promise<Date> {
  const row = await db.notice.findUnique({
    where: { id: input.id },
    select: { nextTryAt: true, customer: { select: { editsAt: true } } },
  });
  const share = row?.customer?.editsAt ? after(row.customer.editsAt, -input.aheadMs) : input.now;
  return row && row.nextTryAt > share ? row.nextTryAt : share;
}

/** Records that a notice was delivered and is done with. */
export async function recordSent(db: Db, claim: ClaimedNotice, messageId: number | null): Promise<void> {
  const sent = { status: 'sent', messageId, sentAt: claim.claimedAt, nextTryAt: NEVER, error: null } as const;
  await write(db, claim, sent);
}

/** Records that a question, or a reminder of one, was sent: it is kept up to date until the question is settled. */
export async function recordAsked(db: Db, claim: ClaimedNotice, messageId: number): Promise<void> {
  await write(db, claim, {
    status: 'sent',
    messageId,
    sentAt: claim.claimedAt,
    nextTryAt: claim.claimedAt,
    tries: 0,
    error: null,
  });
}

/** Records what a question says now. `done`: it is settled and will not change any more. */
export async function recordOutcome(
  db: Db,
  claim: ClaimedNotice,
  said: { payload: Json; done: boolean },
): Promise<void> {
  const nextTryAt = said.done ? NEVER : after(claim.claimedAt, EDIT_INTERVAL_MS);
  await write(db, claim, { payload: said.payload, nextTryAt, tries: 0, error: null });
}

/** Records what the progress message says now. `done`: it will not change any more. */
export async function recordProgress(
  db: Db,
  claim: ClaimedNotice,
  said: { marks: { told: string; state: string }; messageId: number | null; done: boolean },
): Promise<void> {
  await write(db, claim, {
    status: 'sent',
    messageId: said.messageId,
    sentAt: claim.sentAt ?? claim.claimedAt,
    payload: said.marks,
    tries: 0,
    error: null,
    nextTryAt: said.done ? NEVER : claim.claimedAt,
  });
}

/** Records that a notice is to be tried again; it keeps its status. */
export async function recordPostponed(db: Db, claim: ClaimedNotice, nextTryAt: Date, error: string | null) {
  await write(db, claim, { nextTryAt, error });
}

/** Records that a notice can never be delivered. */
export async function recordUndeliverable(db: Db, claim: ClaimedNotice, error: string): Promise<void> {
  await write(db, claim, { status: 'undeliverable', nextTryAt: NEVER, error });
}

async function write(db: Db, claim: ClaimedNotice, data: Parameters<Db['notice']['updateMany']>[0]['data']) {
  await db.notice.updateMany({ where: { id: claim.id, nextTryAt: claim.claimedUntil }, data });
}

/** Owed messages that are due, oldest first: new ones whose job was lost, and those that had to wait. */
export async function dueNotices(db: Db, channels: Channel[], now: Date, limit: number): Promise<string[]> {
  const rows = await db.notice.findMany({
    where: { channel: { in: channels }, status: 'owed', nextTryAt: { lte: now } },
    orderBy: { nextTryAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Progress messages that may be edited now, longest untouched first: of these checks, or of all. */
export function openProgress(
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

/** The dashboard's own notices, newest first. `securityOf`: of what is about the house itself, all or one operator's own. */
export function bellNotices(
  db: Db,
  { limit, securityOf }: { limit: number; securityOf: 'all' | { person: string } },
): Promise<Notice[]> {
  const some =
    securityOf === 'all'
      ? {}
      : { OR: [{ kind: { not: 'security' } }, { payload: { path: ['person'], equals: securityOf.person } }] };
  return db.notice.findMany({
    where: { channel: 'dashboard', ...some },
    orderBy: { owedAt: 'desc' },
    take: limit,
  });
}

/** The message to operators with this place in a chat, or null. */
export function noticeAt(db: Db, chatId: bigint, messageId: number): Promise<Notice | null> {
  return db.notice.findFirst({ where: { chatId, messageId, audience: 'operators' } });
}

/** The message that asked about a challenge in one chat; null when it was never sent there. */
export async function questionMessage(db: Db, input: { challengeId: string; chatId: bigint }): Promise<number | null> {
  const dedupeKey = `code_needed:${input.challengeId}:${input.chatId}`;
  return (await db.notice.findUnique({ where: { dedupeKey }, select: { messageId: true } }))?.messageId ?? null;
}

/** The good news of a period, oldest first, as the bell has it. */
export function goodNewsBetween(db: Db, since: Date, until: Date) {
  return db.notice.findMany({
    where: { channel: 'dashboard', kind: { in: ['refreshed', 'recovered'] }, owedAt: { gte: since, lt: until } },
    orderBy: { owedAt: 'asc' },
    select: { kind: true, payload: true },
  });
}
