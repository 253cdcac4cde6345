import type { Db } from '#/lib/platform/db.ts';

/** Whether an account may see the lists of a private profile. */
export async function writeSight(
  db: Db,
  sight: { accountId: string; instagramId: bigint; sees: boolean; seenAt: Date },
): Promise<void> {
  const { accountId, instagramId, sees, seenAt } = sight;
  await db.accountSight.upsert({
    where: { accountId_instagramId: { accountId, instagramId } },
    create: sight,
    update: { sees, seenAt },
  });
}

/** By whether they could see a private profile's lists since a moment. */
export function sightsOf(db: Db, instagramId: bigint, since: Date): Promise<{ accountId: string; sees: boolean }[]> {
  return db.accountSight.findMany({
    where: { instagramId, seenAt: { gt: since } },
    select: { accountId: true, sees: true },
  });
}

/** Forgets who could not see a profile that is now public. */
export async function clearSights(db: Db, instagramId: bigint): Promise<void> {
  await db.accountSight.deleteMany({ where: { instagramId } });
}
