import type { Db } from '#/lib/platform/db.ts';

/** Checks waiting for a session, and since when the longest does. */
export async function checksWaiting(db: Db): Promise<{ count: number; since: Date | null }> {
  const { _count, _min } = await db.check.aggregate({
    where: { status: 'parked', parkReason: 'session' },
    _count: true,
    _min: { parkedSince: true },
  });
  return { count: _count, since: _min.parkedSince };
}

/** Checks that wait for a session, oldest first. */
export async function waitingIds(db: Db): Promise<string[]> {
  const rows = await db.check.findMany({
    where: { status: 'parked', parkReason: 'session' },
    select: { id: true },
    orderBy: { requestedAt: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** The most people on both lists of one queued check, as far as known. */
export async function longestQueued(db: Db): Promise<number> {
  const { _max } = await db.check.aggregate({
    where: { status: 'queued' },
    _max: { declaredFollowers: true, declaredFollowing: true },
  });
  return (_max.declaredFollowers ?? 0) + (_max.declaredFollowing ?? 0);
}
