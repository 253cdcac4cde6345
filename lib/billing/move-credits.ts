/** How other rooms move credits, in the causing transaction: the ledger is the only way. */
import { balanceOf, oweCredits } from '#/lib/customers/change-balance.ts';
import { lockCustomer } from '#/lib/customers/lock-customer.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { entryOfRequest, type NewEntry, reservedCredits, takeFromBalance, writeEntryOnce } from './store.ts';

export type Gift = Omit<NewEntry, 'kind'> & { kind: 'purchase' | 'bonus' | 'grant' };

/** Gives credits, once for each payment or request key. @returns false when they were given before. */
export function addCredits(tx: Tx, gift: Gift): Promise<boolean> {
  return writeEntryOnce(tx, gift);
}

/** Whether a request has given something before. */
export async function wasGiven(tx: Tx, customerId: bigint, requestKey: string): Promise<boolean> {
  return (await entryOfRequest(tx, customerId, requestKey)) !== null;
}

/**
 * How many credits a request took before; null when its key is new.
 * @throws {DomainError} `conflict` when the key did something else.
 */
export async function takenBefore(
  tx: Tx,
  asked: Pick<NewEntry, 'customerId' | 'credits'> & { note: string; requestKey: string },
): Promise<number | null> {
  const before = await entryOfRequest(tx, asked.customerId, asked.requestKey);
  if (!before) return null;
  const { kind, credits, note } = before;
  if (kind === 'take' && note === asked.note && credits <= asked.credits) return credits;
  throw new DomainError(
    'conflict',
    `This key has been used for something else with this customer (${kind}, credits: ${credits}). Nothing was taken now: another request needs another key.`,
    { kind, credits, note },
  );
}

/**
 * Takes as many of these credits as there are to spend; what is set aside for open checks stays there.
 * @returns how many were taken.
 */
export async function takeBack(tx: Tx, entry: Omit<NewEntry, 'kind'> & { kind: 'refund' | 'take' }): Promise<number> {
  await lockCustomer(tx, entry.customerId);
  const credits = Math.min(entry.credits, (await balanceOf(tx, entry.customerId)) ?? 0);
  if (credits === 0) return 0;
  if (!(await takeFromBalance(tx, { ...entry, credits }))) throw new Error('a locked balance became smaller');
  return credits;
}

/**
 * Notes that credits could not be taken because they are set aside for open checks: what comes back of these is taken.
 * @returns how many are owed now because of it; the others were spent.
 */
export async function takeLater(
  tx: Tx,
  { customerId, credits }: Pick<NewEntry, 'customerId' | 'credits'>,
): Promise<number> {
  const customer = await lockCustomer(tx, customerId);
  if (!customer) return 0;
  const owed = Math.min(credits, (await reservedCredits(tx, customerId)) - customer.owed);
  if (owed > 0) await oweCredits(tx, { customerId, credits: owed });
  return Math.max(0, owed);
}
