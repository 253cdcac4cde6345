import { giveCredits, takeCredits } from '#/lib/customers/change-balance.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { deltaOf, type LedgerKind } from './model.ts';
import { LedgerEntryView } from './view.ts';

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

/** @returns false, with nothing written, when the balance is too low. */
export async function takeFromBalance(tx: Tx, entry: NewEntry): Promise<boolean> {
  if (!(await takeCredits(tx, entry))) return false;
  await tx.ledgerEntry.create({ data: { ...entry, delta: deltaOf(entry.kind, entry.credits) } });
  return true;
}

/** Writes an entry once per check (or payment) and kind, and per request key. @returns false when it exists. */
export async function writeEntryOnce(tx: Tx, entry: NewEntry): Promise<boolean> {
  const delta = deltaOf(entry.kind, entry.credits);
  const { count } = await tx.ledgerEntry.createMany({ data: [{ ...entry, delta }], skipDuplicates: true });
  if (count === 0) return false;
  if (delta !== 0) await giveCredits(tx, { customerId: entry.customerId, credits: delta });
  return true;
}

/** Null when there is none (a check of the old system). */
export function reserveOf(tx: Tx, checkId: string) {
  return tx.ledgerEntry.findUnique({ where: { checkId_kind: { checkId, kind: 'reserve' } } });
}

/** What a request has written; null when nothing. */
export function entryOfRequest(tx: Tx, customerId: bigint, requestKey: string) {
  return tx.ledgerEntry.findUnique({ where: { customerId_requestKey: { customerId, requestKey } } });
}

/** A customer's ledger, newest first. */
export function entriesOf(db: Db, customerId: bigint, limit: number) {
  const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }];
  return db.ledgerEntry.findMany({ where: { customerId }, orderBy, take: limit, select: selectOf(LedgerEntryView) });
}

/** Credits held for open checks. */
export async function reservedCredits(db: Db | Tx, customerId: bigint): Promise<number> {
  const { _sum } = await db.ledgerEntry.aggregate({
    // by the checks alone: somebody may have many thousand entries, and has few open checks
    where: { kind: 'reserve', check: { customerId, status: { in: ['queued', 'running', 'parked'] } } },
    _sum: { credits: true },
  });
  return _sum.credits ?? 0;
}
