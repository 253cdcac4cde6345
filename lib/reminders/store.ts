/** What reminders are decided from: questions that are open, and checks that wait. */
import type { Db } from '#/lib/platform/db.ts';

/** Challenges that wait for a person, with whose account they are about. */
export function challengesToRemind(db: Db, now: Date) {
  return db.challenge.findMany({
    where: { status: 'open', expiresAt: { gt: now } },
    orderBy: { askedAt: 'asc' },
    select: {
      id: true,
      attemptId: true,
      kind: true,
      askedAt: true,
      expiresAt: true,
      attempt: { select: { account: { select: { username: true } } } },
    },
  });
}

/** How many checks wait for a session, and since when the longest one does. */
export async function checksWaiting(db: Db): Promise<{ count: number; since: Date | null }> {
  const { _count, _min } = await db.check.aggregate({
    where: { status: 'parked', parkReason: 'session' },
    _count: true,
    _min: { parkedSince: true },
  });
  return { count: _count, since: _min.parkedSince };
}
