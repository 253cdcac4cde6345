import type { Db } from '#/lib/platform/db.ts';

/** Last used first, with what says whether they live. */
export function openSessionsOf(db: Db, operatorId: string) {
  return db.operatorSession.findMany({
    where: { operatorId, endedAt: null },
    orderBy: { seenAt: 'desc' },
    include: { operator: { select: { tokenVersion: true, disabledAt: true } } },
  });
}
