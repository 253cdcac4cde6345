import type { Db } from '#/lib/platform/db.ts';

const ATTEMPT_VIEW = {
  account: { select: { username: true } },
  challenges: { where: { status: 'open' as const }, select: { id: true } },
};

/** What is held of a sign-in is nobody's to see. */
const HIDDEN = { sealedHeld: true, heldSince: true } as const;

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
    include: ATTEMPT_VIEW,
    omit: HIDDEN,
  });
}

export function attemptWithStory(db: Db, id: string) {
  return db.refreshAttempt.findUnique({
    where: { id },
    omit: HIDDEN,
    include: {
      ...ATTEMPT_VIEW,
      challenges: { orderBy: { askedAt: 'asc' } },
      steps: { orderBy: [{ at: 'asc' }, { sequence: 'asc' }], omit: { sealedPicture: true } },
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

/** Null when there is none. */
export function challengeRow(db: Db, id: string) {
  return db.challenge.findUnique({
    where: { id },
    include: { attempt: { include: { account: { select: { username: true } } } } },
  });
}

/** Every challenge that waits for a person, oldest first. */
export function openChallengeRows(db: Db) {
  return db.challenge.findMany({
    where: { status: 'open' },
    orderBy: { askedAt: 'asc' },
    include: { attempt: { include: { account: { select: { username: true } } } } },
  });
}

/** From parking to going on. */
export type Wait = { attempt_id: string; check_id: string; target_username: string; since: Date; until: Date | null };

/** Checks parked for the account's session at any moment of an attempt. */
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
