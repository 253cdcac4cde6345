import type { Db, Tx } from '#/lib/platform/db.ts';

export type Count = { used: number; since: Date };

/** Counts one at `now`; restarts a count begun before `begunAfter`. */
export async function addOne(db: Db | Tx, key: string, now: Date, begunAfter: Date): Promise<Count> {
  const [count] = await db.$queryRaw<Count[]>`
    INSERT INTO rate_counts AS before (key, since, used) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      used = CASE WHEN before.since <= ${begunAfter} THEN 1 ELSE before.used + 1 END,
      since = CASE WHEN before.since <= ${begunAfter} THEN ${now} ELSE before.since END
    RETURNING used, since`;
  return count ?? { used: 1, since: now };
}

/** Takes one use back; the count never goes below zero. */
export async function takeOneBack(db: Db, key: string): Promise<void> {
  await db.rateCount.updateMany({ where: { key, used: { gt: 0 } }, data: { used: { decrement: 1 } } });
}
