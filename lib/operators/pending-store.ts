import { createHash, randomBytes } from 'node:crypto';
import { after } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { PENDING_MS, PENDING_TRIES } from './factors/model.ts';
import type { OperatorRecord } from './model.ts';

export type PendingSignIn = { id: string; operator: OperatorRecord };

/** @returns the browser's secret: 256 random bits, stored as a hash. */
export async function beginPending(
  tx: Tx,
  operator: Pick<OperatorRecord, 'id' | 'tokenVersion'>,
  at: Date,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const { id: operatorId, tokenVersion } = operator;
  await tx.pendingSignIn.create({
    data: { operatorId, tokenVersion, hash: hashOf(secret), createdAt: at, expiresAt: after(at, PENDING_MS) },
  });
  return secret;
}

/** The sign-in of a browser's secret; null when it ended, ran out, was tried too often, or its person changed. */
export async function findPending(db: Db | Tx, secret: string, now: Date): Promise<PendingSignIn | null> {
  const row = await db.pendingSignIn.findUnique({
    where: { hash: hashOf(secret), endedAt: null, expiresAt: { gt: now }, tries: { lt: PENDING_TRIES } },
    include: { operator: true },
  });
  if (!row || row.operator.disabledAt !== null || row.operator.tokenVersion !== row.tokenVersion) return null;
  return { id: row.id, operator: row.operator };
}

/** Takes one of its tries. @returns how many are left; null when there was none. */
export async function takePendingTry(db: Db, id: string): Promise<number | null> {
  const [row] = await db.pendingSignIn.updateManyAndReturn({
    where: { id, endedAt: null, tries: { lt: PENDING_TRIES } },
    data: { tries: { increment: 1 } },
    select: { tries: true },
  });
  return row ? PENDING_TRIES - row.tries : null;
}

/** Ends a successful one. @returns false when it was over: it gives one session. */
export async function endPending(tx: Tx, id: string, at: Date): Promise<boolean> {
  return (await tx.pendingSignIn.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } })).count === 1;
}

/** Ends all begun sign-ins of a person. */
export async function endPendings(tx: Tx, operatorId: string, at: Date): Promise<void> {
  await tx.pendingSignIn.updateMany({ where: { operatorId, endedAt: null }, data: { endedAt: at } });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
