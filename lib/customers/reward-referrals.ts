import type { Db, Tx } from '#/lib/platform/db.ts';
import { countReferrals, lockedCustomer, rewardReferrals } from './store.ts';

/** How many people somebody invited, and how many of them no reward was given for yet. */
export function invitationsOf(db: Db, referrerId: bigint): Promise<{ invited: number; unrewarded: number }> {
  return countReferrals(db, referrerId);
}

/**
 * Takes so many invitations for one reward, each once; who invited is locked until the transaction ends.
 * @returns what names this reward; null when there are fewer.
 */
export async function takeInvitations(tx: Tx, referrerId: bigint, count: number): Promise<string | null> {
  if (!(await lockedCustomer(tx, referrerId))) return null;
  return rewardReferrals(tx, referrerId, count);
}
