import type { Db, Tx } from '#/lib/platform/db.ts';
import type { AccessAnswer } from '#/lib/platform/enums.ts';
import type { Access } from './view.ts';

const OPEN = { accessAskedAt: { not: null }, accessAnswer: null } as const;

/** Null without such a customer. */
export async function selectAccess(db: Db | Tx, id: bigint): Promise<Access | null> {
  const row = await db.customer.findUnique({ where: { id }, select: { accessAskedAt: true, accessAnswer: true } });
  return row && { askedAt: row.accessAskedAt, answer: row.accessAnswer };
}

/** @returns false when the customer asked before. */
export async function writeAsked(tx: Tx, id: bigint, at: Date): Promise<boolean> {
  const { count } = await tx.customer.updateMany({ where: { id, accessAskedAt: null }, data: { accessAskedAt: at } });
  return count === 1;
}

/** @returns false when nobody waits for an answer. */
export async function writeAnswer(tx: Tx, id: bigint, answer: AccessAnswer): Promise<boolean> {
  const { count } = await tx.customer.updateMany({ where: { id, ...OPEN }, data: { accessAnswer: answer } });
  return count === 1;
}

/** How many customers asked since a moment. */
export function countAsked(db: Db | Tx, since: Date): Promise<number> {
  return db.customer.count({ where: { accessAskedAt: { gte: since } } });
}
