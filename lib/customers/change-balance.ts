/** Only the ledger changes a balance, and what is owed, in an entry's transaction. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { changeOwed, findCustomer, lowerBalance, raiseBalance } from './store.ts';

/** @returns false, with nothing changed, when the balance is too low. */
export function takeCredits(tx: Tx, input: { customerId: bigint; credits: number }): Promise<boolean> {
  return lowerBalance(tx, input.customerId, input.credits);
}

/** Gives credits, for an entry of the ledger in its transaction. */
export function giveCredits(tx: Tx, input: { customerId: bigint; credits: number }): Promise<void> {
  return raiseBalance(tx, input.customerId, input.credits);
}

/** More credits are owed, or fewer when `credits` is negative. Who calls has locked the customer. */
export function oweCredits(tx: Tx, input: { customerId: bigint; credits: number }): Promise<void> {
  return changeOwed(tx, input.customerId, input.credits);
}

/** In credits; null without such a customer. */
export async function balanceOf(db: Db | Tx, customerId: bigint): Promise<number | null> {
  return (await findCustomer(db, customerId))?.balance ?? null;
}
