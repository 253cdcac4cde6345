import type { Db, OptOutClaim, Tx } from '#/lib/platform/db.ts';
import type { Finding } from './model.ts';

export type { OptOutClaim };

/** A customer's claim to a profile, if it was made since; else a new one in its place. */
export async function claimSince(
  tx: Tx,
  wanted: { customerId: bigint; username: string; word: string; at: Date; since: Date },
): Promise<OptOutClaim> {
  const { customerId, username, word, at, since } = wanted;
  const key = { customerId_username: { customerId, username } };
  const known = await tx.optOutClaim.findUnique({ where: key });
  if (known && known.askedAt > since) return known;
  const fresh = { word, askedAt: at, wantedAt: null, takenAt: null, finding: null };
  return tx.optOutClaim.upsert({ where: key, create: { customerId, username, ...fresh }, update: fresh });
}

/** How many profiles a customer has claimed since a moment. */
export function countClaims(tx: Tx, customerId: bigint, since: Date): Promise<number> {
  return tx.optOutClaim.count({ where: { customerId, askedAt: { gt: since } } });
}

/** Null when there is none. */
export function findClaim(db: Db | Tx, id: string): Promise<OptOutClaim | null> {
  return db.optOutClaim.findUnique({ where: { id } });
}

/** Asks for a look. @returns false when one was asked for since, or the word is too old. */
export async function wantLook(
  tx: Tx,
  id: string,
  when: { at: Date; notSince: Date; madeSince: Date },
): Promise<boolean> {
  const { count } = await tx.optOutClaim.updateMany({
    where: { id, askedAt: { gt: when.madeSince }, OR: [{ wantedAt: null }, { wantedAt: { lt: when.notSince } }] },
    data: { wantedAt: when.at, takenAt: null, finding: null },
  });
  return count === 1;
}

/** Takes a look that was asked for; null when there is none, or somebody has it. */
export async function takeLook(db: Db, id: string, at: Date): Promise<OptOutClaim | null> {
  const [row] = await db.optOutClaim.updateManyAndReturn({
    where: { id, wantedAt: { not: null }, takenAt: null, finding: null },
    data: { takenAt: at },
  });
  return row ?? null;
}

/** Stores what a look found. */
export async function writeFinding(db: Db, id: string, finding: Finding): Promise<void> {
  await db.optOutClaim.updateMany({ where: { id }, data: { finding } });
}
