/** The queries behind what people see of attempts. */
import { columnsOf } from '#/lib/platform/columns-of.ts';
import type { Db } from '#/lib/platform/db.ts';
import { StoredAttempt, StoredChallenge, StoredStep } from '#/lib/refresh/view.ts';

const ATTEMPT = { ...columnsOf(StoredAttempt), account: { select: { username: true } } } as const;
const CHALLENGE = { ...columnsOf(StoredChallenge), wish: true, sealedPicture: true } as const;
const ITS_ATTEMPT = { attempt: { select: { status: true, account: { select: { username: true } } } } } as const;

/** Attempts, newest first, from the one after `after`. */
export function pageOfAttempts(
  db: Db,
  input: { accountId?: string | undefined; after?: string | undefined; limit: number },
) {
  const { accountId, after, limit } = input;
  return db.refreshAttempt.findMany({
    where: accountId ? { accountId } : {},
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: { ...ATTEMPT, challenges: { where: { status: 'open' }, select: { id: true } } },
  });
}

export function attemptWithStory(db: Db, id: string) {
  return db.refreshAttempt.findUnique({
    where: { id },
    select: {
      ...ATTEMPT,
      challenges: { orderBy: { askedAt: 'asc' }, select: CHALLENGE },
      steps: { orderBy: [{ at: 'asc' }, { sequence: 'asc' }], select: columnsOf(StoredStep) },
    },
  });
}

/** Which steps of an attempt have a picture. */
export async function stepsWithPicture(db: Db, attemptId: string): Promise<Set<string>> {
  const rows = await db.attemptStep.findMany({
    where: { attemptId, sealedPicture: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export function findStep(db: Db, id: string) {
  return db.attemptStep.findUnique({ where: { id } });
}

export type ChallengeRow = NonNullable<Awaited<ReturnType<typeof challengeRow>>>;

/** A challenge with what a person is shown beside it, or null. */
export function challengeRow(db: Db, id: string) {
  return db.challenge.findUnique({
    where: { id },
    select: { ...CHALLENGE, ...ITS_ATTEMPT },
  });
}

/** Every challenge that waits for a person, oldest first. */
export function openChallengeRows(db: Db) {
  return db.challenge.findMany({
    where: { status: 'open' },
    orderBy: { askedAt: 'asc' },
    select: { ...CHALLENGE, ...ITS_ATTEMPT },
  });
}

/** One check's wait for a session of an account: from when it parked to when it went on. */
export type Wait = { attempt_id: string; check_id: string; target_username: string; since: Date; until: Date | null };

/**
 * The blast radius of attempts: the checks that were parked for the account's session at any moment
 * between the start of an attempt and its end.
 */
export function waitsOf(db: Db, attemptIds: readonly string[]): Promise<Wait[]> {
  return db.$queryRaw<Wait[]>`
    select t.id as attempt_id, c.id as check_id, c.target_username, m.at as since, w.until
    from refresh_attempts t
    join check_moves m on m.account_id = t.account_id and m.event = 'park' and m.reason = 'session'
    join checks c on c.id = m.check_id
    cross join lateral (
      select min(n.at) as until from check_moves n where n.check_id = m.check_id and n.at > m.at
    ) w
    where t.id = any(${[...attemptIds]}::uuid[])
      and m.at <= coalesce(t.ended_at, 'infinity')
      and coalesce(w.until, 'infinity') >= t.queued_at
    order by m.at`;
}
