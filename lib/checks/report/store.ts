import type { Db } from '#/lib/platform/db.ts';

/** What the head of the report says; null without such a check. */
export function findReportCheck(db: Db, checkId: string) {
  return db.check.findUnique({
    where: { id: checkId },
    select: {
      customerId: true,
      targetUsername: true,
      status: true,
      finishedAt: true,
      followersRead: true,
      followingRead: true,
      mutualCount: true,
      notMutualCount: true,
      unknownCount: true,
      certificate: true,
      _count: { select: { journal: true } },
    },
  });
}

/** Whether somebody is on the customer's keep-list. */
export async function keepsAnybody(db: Db, customerId: bigint): Promise<boolean> {
  return (await db.keepEntry.findFirst({ where: { customerId }, select: { instagramId: true } })) !== null;
}
