import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Language } from '#/lib/platform/language.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { CustomerView } from './view.ts';

const VIEW = selectOf(CustomerView);

/** Null when there is none. */
export function findCustomer(db: Db | Tx, id: bigint): Promise<CustomerView | null> {
  return db.customer.findUnique({ where: { id }, select: VIEW });
}

/** By referral code; null when it is nobody's. */
export function findByReferralCode(db: Db | Tx, referralCode: string): Promise<CustomerView | null> {
  return db.customer.findUnique({ where: { referralCode }, select: VIEW });
}

/** @returns whether this call added it. */
export async function addCustomer(
  tx: Tx,
  row: { id: bigint; referralCode: string; language?: Language; referrerId?: bigint; createdAt: Date },
): Promise<boolean> {
  const { count } = await tx.customer.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Who invited a customer; null when nobody did. */
export async function referrerOf(tx: Tx, id: bigint): Promise<bigint | null> {
  const row = await tx.customer.findUnique({ where: { id }, select: { referrerId: true } });
  return row?.referrerId ?? null;
}

/** Who invited whom; the first inviter stands. */
export async function addReferral(tx: Tx, row: { referrerId: bigint; referredId: bigint }): Promise<void> {
  await tx.referral.createMany({ data: [row], skipDuplicates: true });
}

/** How many people somebody invited, and how many of them no reward was given for yet. */
export async function countReferrals(
  db: Db | Tx,
  referrerId: bigint,
): Promise<{ invited: number; unrewarded: number }> {
  const [invited, unrewarded] = await Promise.all([
    db.referral.count({ where: { referrerId } }),
    db.referral.count({ where: { referrerId, bonusGranted: false } }),
  ]);
  return { invited, unrewarded };
}

/** Marks so many invitations as rewarded, the oldest first. @returns the last one's id; null when there are fewer. */
export async function rewardReferrals(tx: Tx, referrerId: bigint, count: number): Promise<string | null> {
  const rows = await tx.referral.findMany({
    where: { referrerId, bonusGranted: false },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: count,
    select: { id: true },
  });
  if (rows.length < count) return null;
  await tx.referral.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { bonusGranted: true } });
  return rows.at(-1)?.id ?? null;
}

/** Stores what Telegram or the customer told us. */
export function changeCustomer(
  tx: Db | Tx,
  id: bigint,
  data: {
    username?: string | null;
    firstName?: string | null;
    lastName?: string | null;
    language?: Language;
    leftAt?: Date | null;
  },
): Promise<CustomerView> {
  return tx.customer.update({ where: { id }, data, select: VIEW });
}

/** Notes a customer's consent; the first time stands. */
export async function writeConsent(tx: Tx, id: bigint, at: Date): Promise<void> {
  await tx.customer.updateMany({ where: { id, consentedAt: null }, data: { consentedAt: at } });
}

/** `balance`, `owed`: in credits, true until the transaction ends. */
export type LockedCustomer = { language: Language; balance: number; owed: number };

/** Locks what speaks of a customer until the transaction ends. @returns null when there is none. */
export async function lockedCustomer(tx: Tx, id: bigint): Promise<LockedCustomer | null> {
  const rows = await tx.$queryRaw<LockedCustomer[]>`
    select language::text as language, balance, owed from customers where id = ${id} for update`;
  return rows[0] ?? null;
}

/** Notes that a customer cannot be written to. */
export async function writeLeft(db: Db, id: bigint, at: Date): Promise<void> {
  await db.customer.updateMany({ where: { id, leftAt: null }, data: { leftAt: at } });
}

/** @returns false when the balance is too low. */
export async function lowerBalance(tx: Tx, id: bigint, credits: number): Promise<boolean> {
  const { count } = await tx.customer.updateMany({
    where: { id, balance: { gte: credits } },
    data: { balance: { decrement: credits } },
  });
  return count === 1;
}

/** Raises a balance by credits, for an entry of the ledger. */
export async function raiseBalance(tx: Tx, id: bigint, credits: number): Promise<void> {
  await tx.customer.update({ where: { id }, data: { balance: { increment: credits } } });
}

/** Changes how many credits a customer owes. */
export async function changeOwed(tx: Tx, id: bigint, credits: number): Promise<void> {
  await tx.customer.update({ where: { id }, data: { owed: { increment: credits } } });
}

/** Numeric ids of those who asked not to be read. */
export async function optOutsAmong(db: Db | Tx, instagramIds: readonly bigint[]): Promise<bigint[]> {
  const where = { instagramId: { in: [...instagramIds] } };
  const rows = await db.optOut.findMany({ where, select: { instagramId: true } });
  return rows.map(({ instagramId }) => instagramId);
}
