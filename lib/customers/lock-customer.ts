import type { Tx } from '#/lib/platform/db.ts';
import { type LockedCustomer, lockedCustomer } from './store.ts';

/** Locks a customer until the transaction ends. @returns null when there is none. */
export function lockCustomer(tx: Tx, id: bigint): Promise<LockedCustomer | null> {
  return lockedCustomer(tx, id);
}
