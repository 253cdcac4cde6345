import type { Db, Tx } from '#/lib/platform/db.ts';
import { optOutsAmong } from './store.ts';

/** Whether the owner of a profile asked not to be read. */
export async function isOptedOut(db: Db | Tx, instagramId: bigint): Promise<boolean> {
  return (await optedOutAmong(db, [instagramId])).size > 0;
}

/** Those of these profiles whose owners asked not to be read. */
export async function optedOutAmong(db: Db | Tx, instagramIds: readonly bigint[]): Promise<Set<bigint>> {
  return instagramIds.length === 0 ? new Set() : new Set(await optOutsAmong(db, instagramIds));
}
