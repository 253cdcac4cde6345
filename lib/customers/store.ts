/** The queries of customers. */

import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Language } from '#/lib/platform/language.ts';

export type Customer = Awaited<ReturnType<typeof requireRow>>;

function requireRow(db: Db | Tx, id: bigint) {
  return db.customer.findUniqueOrThrow({ where: { id } });
}

/** A customer; null when there is none. */
export function findCustomer(db: Db | Tx, id: bigint): Promise<Customer | null> {
  return db.customer.findUnique({ where: { id } });
}

/** The customer whose referral code this is; null when it is nobody's. */
export function findByReferralCode(db: Db | Tx, referralCode: string): Promise<Customer | null> {
  return db.customer.findUnique({ where: { referralCode } });
}

/**
 * Adds a customer unless the id is known.
 * @returns whether this call added it; of two at once, one does.
 */
export async function addCustomer(
  tx: Tx,
  row: { id: bigint; referralCode: string; language?: Language; referrerId?: bigint; createdAt: Date },
): Promise<boolean> {
  const { count } = await tx.customer.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Notes who invited whom; the first inviter stands. */
export async function addReferral(tx: Tx, row: { referrerId: bigint; referredId: bigint }): Promise<void> {
  await tx.referral.createMany({ data: [row], skipDuplicates: true });
}

/** Changes what Telegram or the customer told us. */
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
): Promise<Customer> {
  return tx.customer.update({ where: { id }, data });
}

/** Notes when a customer first went on after being told what is read and kept. Later calls change nothing. */
export async function recordConsent(tx: Tx, id: bigint, at: Date): Promise<void> {
  await tx.customer.updateMany({ where: { id, consentedAt: null }, data: { consentedAt: at } });
}

/** Customers, newest first, from the one after `after`. */
export function pageOfCustomers(
  db: Db,
  input: { search?: string | undefined; after?: bigint | undefined; limit: number },
) {
  const { search, after, limit } = input;
  return db.customer.findMany({
    where: search ? matching(search) : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    include: { _count: { select: { checks: true } } },
  });
}

function matching(search: string) {
  const contains = { contains: search.replace(/^@/, ''), mode: 'insensitive' as const };
  const byId = /^\d{1,18}$/.test(search) ? [{ id: BigInt(search) }] : [];
  return { OR: [...byId, { username: contains }, { firstName: contains }, { lastName: contains }] };
}

/** Locks a customer, so that no row that refers to it is written until the transaction ends. @returns false when there is none. */
export async function holdCustomer(tx: Tx, id: bigint): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from customers where id = ${id} for update`;
  return rows.length === 1;
}

/**
 * Deletes a customer, and with them every row that is theirs alone: checks and lists, watches, kept names, messages, look-ups,
 * invitations. Credits and payments stay and name nobody, and in the audit log a pseudonym takes their place. The database does it
 * in one function, so that no program needs the right to do more, and refuses while a check is under way.
 */
export async function removeCustomer(tx: Tx, id: bigint, pseudonym: string): Promise<void> {
  await tx.$queryRaw`select forget_customer(${id}::bigint, ${pseudonym}::text)::text`;
}

/** Customers who stopped the bot before a moment, have nothing left to spend and nothing under way; the longest gone first. */
export async function customersGone(db: Db, before: Date, limit: number): Promise<bigint[]> {
  const rows = await db.customer.findMany({
    where: {
      leftAt: { lt: before },
      balance: 0,
      checks: { none: { status: { in: ['queued', 'running', 'parked'] } } },
    },
    orderBy: { leftAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
