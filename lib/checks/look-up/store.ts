import type { Db, Tx } from '#/lib/platform/db.ts';
import { LookUpAnswer } from './answer.ts';

/** The newest answer about a profile since a moment, from anybody's question; null without one that says something. */
export async function answerSince(db: Db, username: string, since: Date): Promise<LookUpAnswer | null> {
  const rows = await db.$queryRaw<{ answer: unknown }[]>`
    select answer from profile_look_ups
    where username = ${username} and asked_at > ${since} and answer is not null and answer->>'kind' <> 'unknown'
    order by asked_at desc limit 1`;
  return rows[0] ? LookUpAnswer.parse(rows[0].answer) : null;
}

/** The unanswered question about a profile since a moment; null when there is none. */
export async function openQuestion(
  tx: Tx,
  username: string,
  since: Date,
): Promise<{ id: string; askedAt: Date } | null> {
  const rows = await tx.$queryRaw<{ id: string; askedAt: Date }[]>`
    select id, asked_at as "askedAt" from profile_look_ups
    where username = ${username} and asked_at > ${since} and answer is null order by asked_at desc limit 1`;
  return rows[0] ?? null;
}

/** How many profiles a customer wanted to have looked up since a moment. */
export function countLookUps(tx: Tx, customerId: bigint, since: Date): Promise<number> {
  return tx.profileLookUp.count({ where: { customerId, askedAt: { gt: since } } });
}

/** Adds a question for a worker. */
export function insertQuestion(
  tx: Tx,
  row: { customerId: bigint; username: string; askedAt: Date },
): Promise<{ id: string; askedAt: Date }> {
  return tx.profileLookUp.create({ data: row, select: { id: true, askedAt: true } });
}

/** Adds a look that asks nothing of a worker and says nothing to others. */
export async function insertLook(tx: Tx, look: { customerId: bigint; username: string; at: Date }): Promise<void> {
  const { customerId, username, at } = look;
  await tx.profileLookUp.create({ data: { customerId, username, askedAt: at, takenAt: at, answer: NOTHING_TOLD } });
}
const NOTHING_TOLD: LookUpAnswer = { kind: 'unknown' };

/** The answer, or null while there is none. */
export async function findAnswer(db: Db, id: string): Promise<LookUpAnswer | null> {
  const row = await db.profileLookUp.findUnique({ where: { id }, select: { answer: true } });
  return row?.answer == null ? null : LookUpAnswer.parse(row.answer);
}

/** Takes an untaken question asked after `since`. @returns null when there is none. */
export async function takeQuestion(
  db: Db,
  input: { id: string; since: Date; at: Date },
): Promise<{ username: string; askedAt: Date } | null> {
  const { count } = await db.profileLookUp.updateMany({
    where: { id: input.id, takenAt: null, askedAt: { gt: input.since } },
    data: { takenAt: input.at },
  });
  if (count === 0) return null;
  return db.profileLookUp.findUnique({ where: { id: input.id }, select: { username: true, askedAt: true } });
}

/** Stores the answer to a question. */
export async function writeAnswer(db: Db, id: string, answer: LookUpAnswer): Promise<void> {
  await db.profileLookUp.updateMany({ where: { id }, data: { answer } });
}
