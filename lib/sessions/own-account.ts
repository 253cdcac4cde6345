import type { Db } from '#/lib/platform/db.ts';

/** Which of our accounts has this Instagram id, whatever its state; null when none has. */
export async function ownAccountOf(db: Db, instagramId: bigint): Promise<string | null> {
  const account = await db.account.findFirst({ where: { instagramId }, select: { id: true } });
  return account?.id ?? null;
}
