import type { Db, Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import { PromoView } from './promo-view.ts';

const VIEW = selectOf(PromoView);

/** Null when there is no such code. Letters are capital. */
export function findPromo(db: Db | Tx, code: string): Promise<PromoView | null> {
  return db.promoCode.findUnique({ where: { code: code.toUpperCase() }, select: VIEW });
}

/** Locks a code until the transaction ends: its uses are counted by one at a time. */
export async function lockPromo(tx: Tx, code: string): Promise<void> {
  await tx.$queryRaw`select id from promo_codes where code = ${code.toUpperCase()} for update`;
}

/** Null when there is none. */
export function promoOf(db: Db | Tx, id: string): Promise<PromoView | null> {
  return db.promoCode.findUnique({ where: { id }, select: VIEW });
}

/** Uses a code once more. @returns false when it is used up. */
export async function countUse(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.promoCode.updateMany({
    where: { id, OR: [{ usesLeft: null }, { usesLeft: { gt: 0 } }] },
    data: { usesLeft: { decrement: 1 } },
  });
  return count === 1;
}

/** @returns the code; null when there is none that still holds. */
export async function expirePromo(tx: Tx, id: string, at: Date): Promise<string | null> {
  const rows = await tx.promoCode.updateManyAndReturn({
    where: { id, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
    data: { expiresAt: at },
    select: { code: true },
  });
  return rows[0]?.code ?? null;
}

/** @returns null when the code is taken. */
export async function insertPromo(tx: Tx, row: Omit<PromoView, 'id'>): Promise<PromoView | null> {
  const rows = await tx.promoCode.createManyAndReturn({ data: [row], skipDuplicates: true, select: VIEW });
  return rows[0] ?? null;
}

/** Newest first, at most 500. */
export function selectPromos(db: Db): Promise<PromoView[]> {
  return db.promoCode.findMany({ orderBy: { createdAt: 'desc' }, take: 500, select: VIEW });
}
