/** Only numeric ids are kept. */

import type { OptOut } from '#/lib/customers/view.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';

/** @returns false when already there. */
export async function insertOptOut(tx: Tx, row: OptOut): Promise<boolean> {
  return (await tx.optOut.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

/** @returns false when not there. */
export async function deleteOptOut(tx: Tx, instagramId: bigint): Promise<boolean> {
  return (await tx.optOut.deleteMany({ where: { instagramId } })).count === 1;
}

/** Null when its owner never opted out. */
export function findOptOut(db: Db | Tx, instagramId: bigint): Promise<OptOut | null> {
  return db.optOut.findUnique({ where: { instagramId } });
}

/** Newest first, from the one after `after`. */
export function pageOfOptOuts(
  db: Db,
  { after, limit }: { after?: bigint | undefined; limit: number },
): Promise<OptOut[]> {
  return db.optOut.findMany({
    orderBy: [{ createdAt: 'desc' }, { instagramId: 'desc' }],
    take: limit,
    ...(after === undefined ? {} : { cursor: { instagramId: after }, skip: 1 }),
  });
}
