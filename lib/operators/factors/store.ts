import type { Db, Tx } from '#/lib/platform/db.ts';
import { selectOf } from '#/lib/platform/select-of.ts';
import type { FactorKind } from './model.ts';
import { FactorView } from './view.ts';

export type StoredSeed = { id: string; sealedSeed: string; lastStep: number | null };
export type StoredPasskey = {
  id: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
};

/** Proven, oldest first. */
export function selectFactors(db: Db | Tx, operatorId: string): Promise<FactorView[]> {
  return db.secondFactor.findMany({
    where: { operatorId, provenAt: { not: null } },
    select: selectOf(FactorView),
    orderBy: { createdAt: 'asc' },
  });
}

/** The ids of people with a proven factor. */
export async function selectProtected(db: Db): Promise<Set<string>> {
  const rows = await db.secondFactor.findMany({
    where: { provenAt: { not: null } },
    select: { operatorId: true },
    distinct: ['operatorId'],
  });
  return new Set(rows.map(({ operatorId }) => operatorId));
}

/** Serializes changes to one person's factors. */
export async function lockFactors(tx: Tx, operatorId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM operators WHERE id = ${operatorId}::uuid FOR UPDATE`;
}

/** The app's seed, proven or not, as asked; null when there is none. */
export async function findSeed(db: Db | Tx, operatorId: string, proven: boolean): Promise<StoredSeed | null> {
  const row = await db.secondFactor.findFirst({
    where: { operatorId, kind: 'totp', provenAt: proven ? { not: null } : null },
    select: { id: true, sealedSeed: true, lastStep: true },
  });
  return row?.sealedSeed ? { ...row, sealedSeed: row.sealedSeed } : null;
}

/** Adds an unproven app, or a proven passkey. */
export async function insertFactor(
  tx: Tx,
  factor: { id: string; operatorId: string; kind: FactorKind; name: string; at: Date } & (
    | { sealedSeed: string }
    | (Omit<StoredPasskey, 'id'> & { rpId: string; provenAt: Date })
  ),
): Promise<void> {
  const { at, ...data } = factor;
  await tx.secondFactor.create({ data: { ...data, createdAt: at } });
}

/** Proves a seed by its code's step. @returns whether it was unproven. */
export async function proveSeed(tx: Tx, id: string, step: number, at: Date): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { id, provenAt: null },
    data: { provenAt: at, lastStep: step },
  });
  return count === 1;
}

/** Uses up a step and all before it. @returns false when it was used. */
export async function spendStep(tx: Tx, id: string, step: number, at: Date): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { id, provenAt: { not: null }, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step, usedAt: at },
  });
  return count === 1;
}

/** A person's proven passkeys, of one host if given. */
export async function selectPasskeys(db: Db | Tx, operatorId: string, rpId?: string): Promise<StoredPasskey[]> {
  const rows = await db.secondFactor.findMany({
    where: { operatorId, kind: 'passkey', provenAt: { not: null }, ...(rpId === undefined ? {} : { rpId }) },
    select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
  });
  return rows.flatMap(({ credentialId, publicKey, counter, ...row }) =>
    credentialId && publicKey ? [{ ...row, credentialId, publicKey, counter: Number(counter) }] : [],
  );
}

/** Moves a passkey's counter. @returns false when it moved since. */
export async function spendPasskey(tx: Tx, id: string, seen: number, counter: number, at: Date): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { id, counter: BigInt(seen) },
    data: { counter: BigInt(counter), usedAt: at },
  });
  return count === 1;
}

/** Renames a person's factor; false when it is not theirs. */
export async function renameFactorRow(tx: Tx, operatorId: string, id: string, name: string): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({ where: { id, operatorId }, data: { name } });
  return count === 1;
}

/** @returns how many there were. */
export async function deleteFactors(
  tx: Tx,
  which: { operatorId: string; id?: string; kind?: FactorKind; not?: string },
): Promise<number> {
  const { not, ...where } = which;
  return (await tx.secondFactor.deleteMany({ where: { ...where, ...(not ? { id: { not } } : {}) } })).count;
}

/** Of unused codes. */
export async function selectRecoveryHashes(db: Db | Tx, operatorId: string): Promise<string[]> {
  const rows = await db.recoveryCode.findMany({ where: { operatorId, usedAt: null }, select: { hash: true } });
  return rows.map(({ hash }) => hash);
}

/** Replaces a person's recovery codes by these hashes. */
export async function replaceRecoveryCodes(tx: Tx, operatorId: string, hashes: string[], at: Date): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { operatorId } });
  await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ operatorId, hash, createdAt: at })) });
}

/** Uses up a code. @returns false when it was used, or is another person's. */
export async function spendRecoveryCode(tx: Tx, operatorId: string, hash: string, at: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { operatorId, hash, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Replaces the asker's challenge. */
export async function writeChallenge(db: Db, askedBy: string, challenge: string, expiresAt: Date): Promise<void> {
  const data = { challenge, expiresAt };
  await db.passkeyChallenge.upsert({ where: { askedBy }, create: { askedBy, ...data }, update: data });
}

/** Takes a challenge. @returns false when unknown, taken or too old. */
export async function takeChallenge(db: Db, askedBy: string, challenge: string, now: Date): Promise<boolean> {
  const { count } = await db.passkeyChallenge.deleteMany({ where: { askedBy, challenge, expiresAt: { gt: now } } });
  return count === 1;
}
