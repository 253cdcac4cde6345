import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Throttle } from './sign-in-throttle.ts';

/** Of those keys that have one. */
export function readThrottles(db: Db, keys: readonly string[]): Promise<{ blockedUntil: Date }[]> {
  return db.signInThrottle.findMany({ where: { key: { in: [...keys] } }, select: { blockedUntil: true } });
}

/** Created if missing and locked, in one order. */
export async function lockThrottles(tx: Tx, keys: readonly string[], at: Date): Promise<Map<string, Throttle>> {
  const sorted = [...keys].sort();
  await tx.signInThrottle.createMany({
    data: sorted.map((key) => ({ key, since: at, blockedUntil: at, updatedAt: at })),
    skipDuplicates: true,
  });
  const rows = await tx.$queryRaw<({ key: string } & Throttle)[]>`
    SELECT key, failures, since, blocked_until AS "blockedUntil", updated_at AS "updatedAt"
    FROM sign_in_throttles WHERE key = ANY(${sorted}) ORDER BY key FOR UPDATE`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** Writes the count of a locked key. */
export async function writeThrottle(tx: Tx, key: string, throttle: Throttle): Promise<void> {
  await tx.signInThrottle.update({ where: { key }, data: throttle });
}

/** Forgets the counts of these keys, after a right password. */
export async function forgetThrottles(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key: { in: [...keys] } } });
}

/** Takes back a try and its wait, in the locking order. */
export async function giveTriesBack(db: Db | Tx, keys: readonly string[], now: Date): Promise<void> {
  await db.$executeRaw`
    WITH locked AS (SELECT key FROM sign_in_throttles WHERE key = ANY(${[...keys]}) ORDER BY key FOR UPDATE)
    UPDATE sign_in_throttles AS throttle
    SET failures = greatest(failures - 1, 0), blocked_until = least(blocked_until, ${now})
    FROM locked WHERE locked.key = throttle.key`;
}
