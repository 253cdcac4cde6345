import type { Tx } from '#/lib/platform/db.ts';
import { countOwed, insertCopies, withdrawOwed } from './broadcast-store.ts';

/** Owes these customers a copy of a message to many, evenly over `overMs`; nobody gets a second one. @returns how many. */
export function oweCopies(
  tx: Tx,
  input: { broadcastId: string; customers: readonly bigint[]; at: Date; overMs: number },
): Promise<number> {
  return insertCopies(tx, input);
}

/** How many copies are on their way. */
export function countOwedCopies(tx: Tx, { broadcastId }: { broadcastId: string }): Promise<number> {
  return countOwed(tx, broadcastId);
}

/** What is not sent yet is not sent any more; what a worker has in hand may still arrive. */
export function cancelCopies(tx: Tx, { broadcastId }: { broadcastId: string }): Promise<void> {
  return withdrawOwed(tx, broadcastId);
}
