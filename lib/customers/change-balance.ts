/** A customer's balance is the sum of the ledger: only the ledger changes it, in the transaction of an entry. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { findCustomer, lowerBalance, raiseBalance } from './store.ts';

/** Takes credits from a balance that has them. @returns false when it has not; nothing is changed then. */
export function takeCredits(tx: Tx, input: { customerId: bigint; credits: number }): Promise<boolean> {
  return lowerBalance(tx, input.customerId, input.credits);
}

export function giveCredits(tx: Tx, input: { customerId: bigint; credits: number }): Promise<void> {
  return raiseBalance(tx, input.customerId, input.credits);
}

/** A customer's balance in credits; null when there is no such customer. */
export async function balanceOf(db: Db | Tx, customerId: bigint): Promise<number | null> {
  return (await findCustomer(db, customerId))?.balance ?? null;
}
