import type { Db, Tx } from '#/lib/platform/db.ts';

/** The newest attempt that holds a sign-in; null when there is none or a session came since. */
export function newestHeld(db: Db, input: { accountId: string; bornAfter: Date | null }) {
  const { accountId, bornAfter } = input;
  return db.refreshAttempt.findFirst({
    where: { accountId, sealedHeld: { not: null }, ...(bornAfter ? { heldSince: { gte: bornAfter } } : {}) },
    orderBy: { queuedAt: 'desc' },
    select: { id: true, sealedHeld: true, heldSince: true, failure: true },
  });
}

/** Stores what an attempt holds of a sign-in, sealed. */
export async function writeHeld(tx: Tx, id: string, data: { sealedHeld: string; heldSince: Date }): Promise<void> {
  await tx.refreshAttempt.update({ where: { id }, data });
}

/** Forgets held sign-ins of one account, or older than `before`; `warned`: those behind a warning. */
export async function wipeHeld(
  db: Db | Tx,
  which: { accountId: string } | { before: Date; warned: Date },
): Promise<void> {
  const where =
    'before' in which
      ? {
          OR: [
            { heldSince: { lt: which.warned } },
            { heldSince: { lt: which.before }, NOT: { failure: 'warning' as const } },
            { heldSince: { lt: which.before }, failure: null },
          ],
        }
      : which;
  await db.refreshAttempt.updateMany({
    where: { ...where, sealedHeld: { not: null } },
    data: { sealedHeld: null, heldSince: null },
  });
}
