/** The queries of the ledger. Every change of a balance is written here, in its caller's transaction. */
import { giveCredits, takeCredits } from '#/lib/customers/change-balance.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { deltaOf, type LedgerKind } from './model.ts';

export type NewEntry = {
  customerId: bigint;
  kind: LedgerKind;
  credits: number;
  checkId?: string;
  paymentId?: string;
  requestKey?: string | null;
  by: string;
  note?: string | null;
  at: Date;
};

/**
 * Takes credits from a balance that has them.
 * @returns false when it has not; nothing is written then.
 */
export async function takeFromBalance(tx: Tx, entry: NewEntry): Promise<boolean> {
  if (!(await takeCredits(tx, entry))) return false;
  await tx.ledgerEntry.create({ data: { ...entry, delta: deltaOf(entry.kind, entry.credits) } });
  return true;
}

/**
 * Writes an entry that does not lower the balance, once per check (or payment) and kind, and once per request key.
 * @returns false when that entry stands already.
 */
export async function writeEntryOnce(tx: Tx, entry: NewEntry): Promise<boolean> {
  const delta = deltaOf(entry.kind, entry.credits);
  const { count } = await tx.ledgerEntry.createMany({ data: [{ ...entry, delta }], skipDuplicates: true });
  if (count === 0) return false;
  if (delta !== 0) await giveCredits(tx, { customerId: entry.customerId, credits: delta });
  return true;
}

/** The reserve of a check; null when it has none (a check that came from the old system). */
export function reserveOf(tx: Tx, checkId: string) {
  return tx.ledgerEntry.findUnique({ where: { checkId_kind: { checkId, kind: 'reserve' } } });
}

/** The entry that a request key wrote. Call it after `writeEntryOnce` returned false. @throws when there is none. */
export function entryOfRequest(tx: Tx, customerId: bigint, requestKey: string) {
  return tx.ledgerEntry.findUniqueOrThrow({ where: { customerId_requestKey: { customerId, requestKey } } });
}

/** A customer's entries, newest first. */
export function entriesOf(db: Db, customerId: bigint, limit: number) {
  return db.ledgerEntry.findMany({ where: { customerId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit });
}

/** Credits that are reserved for checks that have not ended. */
export async function reservedCredits(db: Db, customerId: bigint): Promise<number> {
  const { _sum } = await db.ledgerEntry.aggregate({
    // by the checks alone: somebody may have many thousand entries, and has few open checks
    where: { kind: 'reserve', check: { customerId, status: { in: ['queued', 'running', 'parked'] } } },
    _sum: { credits: true },
  });
  return _sum.credits ?? 0;
}

/** Tariffs on offer, in their order. */
export function activeTariffs(db: Db) {
  return db.tariff.findMany({ where: { isActive: true }, orderBy: [{ sortOrder: 'asc' }, { credits: 'asc' }] });
}
