/** A typed code is sealed, bound to its row, and wiped once taken. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import type { Sealer, Vault } from '#/lib/vault/vault.ts';
import type { ChallengeDoor, ChallengeKind, ChallengeStatus } from './model.ts';

export type Challenge = NonNullable<Awaited<ReturnType<typeof findChallenge>>>;

/** Null when there is none. */
export function findChallenge(db: Db | Tx, id: string) {
  return db.challenge.findUnique({ where: { id } });
}

export type Asked = {
  kind: ChallengeKind;
  sentTo: string | null;
  digitsMin: number;
  digitsMax: number;
  letters: boolean;
  methods: ChallengeKind[];
  canResendAt: Date | null;
};

/** Adds a challenge in status `open`. */
export function insertChallenge(
  tx: Tx,
  row: Asked & { id: string; attemptId: string; wrongBefore: boolean; askedAt: Date; expiresAt: Date },
) {
  return tx.challenge.create({ data: row });
}

/** Updates an open challenge after the page changed its question. */
export function updateChallenge(tx: Tx, id: string, data: Asked & { wish?: 'resend' }) {
  return tx.challenge.update({ where: { id }, data });
}

/** Moves a challenge if its status is the one seen. @returns false when it is not. */
export async function settleChallenge(
  tx: Db | Tx,
  input: { id: string; from: ChallengeStatus; to: ChallengeStatus },
): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: input.id, status: input.from },
    data: { status: input.to, sealedAnswer: null, wish: null, sealedPicture: null },
  });
  return count === 1;
}

/** Stores a typed code; the first wins. @returns false when the challenge is no longer open. */
export async function writeAnswer(
  tx: Tx,
  input: { id: string; sealedAnswer: string; answeredBy: string; answeredDoor: ChallengeDoor; at: Date },
): Promise<boolean> {
  const { id, at, ...answer } = input;
  const { count } = await tx.challenge.updateMany({
    where: { id, status: 'open', expiresAt: { gt: at } },
    data: { ...answer, answeredAt: at, status: 'answered' },
  });
  return count === 1;
}

/** Stores a wish instead of a code. @returns false when the challenge is no longer open. */
export async function writeWish(tx: Tx, input: { id: string; wish: string; at: Date }): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: input.id, status: 'open', expiresAt: { gt: input.at } },
    data: { wish: input.wish },
  });
  return count === 1;
}

/**
 * Takes the code or wish out of the row, once; null when there is no such challenge. A wish for another code stays
 * until Instagram sends one.
 */
export async function takeReply(
  db: Db,
  id: string,
  now: Date,
): Promise<{ status: ChallengeStatus; sealedAnswer: string | null; wish: string | null; expiresAt: Date } | null> {
  const seen = await findChallenge(db, id);
  if (!seen || (seen.sealedAnswer === null && wishOf(seen, now) === null)) return seen && { ...seen, wish: null };
  return db.transaction(async (tx) => {
    // a code that comes meanwhile is neither wiped unread nor taken twice
    await tx.$queryRaw`select 1 from challenges where id = ${id}::uuid for update`;
    const row = await findChallenge(tx, id);
    if (!row) return null;
    const taken = { ...row, wish: wishOf(row, now) };
    if (taken.sealedAnswer !== null || taken.wish !== null)
      await tx.challenge.update({ where: { id }, data: { sealedAnswer: null, wish: null } });
    return taken;
  });
}

function wishOf({ wish, canResendAt }: { wish: string | null; canResendAt: Date | null }, now: Date): string | null {
  return wish === 'resend' && canResendAt && canResendAt > now ? null : wish;
}

/** Closes the open challenges of an attempt. @param answeredTo the new status of answered ones. */
export async function closeChallenges(tx: Tx, attemptId: string, answeredTo: 'accepted' | 'refused' | 'closed') {
  const clean = { sealedAnswer: null, wish: null, sealedPicture: null };
  await tx.challenge.updateMany({ where: { attemptId, status: 'answered' }, data: { status: answeredTo, ...clean } });
  await tx.challenge.updateMany({ where: { attemptId, status: 'open' }, data: { status: 'closed', ...clean } });
}

/** Stores the page's picture while the challenge is open. */
export async function showPicture(db: Db, input: { id: string; sealedPicture: string; at: Date }): Promise<void> {
  await db.challenge.updateMany({
    where: { id: input.id, status: 'open' },
    data: { sealedPicture: input.sealedPicture, pictureAt: input.at },
  });
}

/** Seals a typed code, bound to its challenge. */
export function sealAnswer(sealer: Sealer, challengeId: string, code: string): string {
  return sealer.seal(placeOf('challengeAnswer', challengeId), code);
}

/** The typed code. @throws {DomainError} `unsealable` when the key does not fit or the value was moved. */
export function openAnswer(vault: Vault, challengeId: string, sealed: string): string {
  return vault.openText(placeOf('challengeAnswer', challengeId), sealed);
}
