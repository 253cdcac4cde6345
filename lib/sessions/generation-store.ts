/** Marks name the generation they saw; a mark about an older one changes nothing. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { CauseOfDeath, GenerationSource } from './model.ts';

/** "The session" of an account: its newest generation not known to be dead; null when there is none. */
export function liveGeneration(db: Db | Tx, accountId: string) {
  return db.generation.findFirst({ where: { accountId, endedAt: null }, orderBy: { number: 'desc' } });
}

/** A generation; null when there is none. */
export function findGeneration(db: Db | Tx, id: string) {
  return db.generation.findUnique({ where: { id } });
}

/** Marks one generation as ended; false when it was before: the mark came late. */
export async function endGeneration(
  tx: Db | Tx,
  input: { generationId: string; cause: CauseOfDeath; evidence?: string | null; at: Date },
): Promise<boolean> {
  const { count } = await tx.generation.updateMany({
    where: { id: input.generationId, endedAt: null },
    data: { endedAt: input.at, causeOfDeath: input.cause, evidence: input.evidence ?? null },
  });
  return count === 1;
}

export type NewGeneration = {
  id: string;
  accountId: string;
  sealedIdentity: string;
  maskedSessionId: string;
  source: GenerationSource;
  attemptId: string | null;
  bornAt: Date;
  cookiesEndAt: Date | null;
};

/**
 * Stores a generation with the account's next number and retires the ones before it.
 * @param leaseToken checked in the same statement; null for a session that was handed in.
 * @returns the number, or null when the lease was lost: nothing is stored then.
 */
export async function insertGeneration(tx: Tx, row: NewGeneration, leaseToken: string | null): Promise<number | null> {
  // a statement of its own: the next one must see the numbers of whoever stored while this one waited for the lock.
  // Not `for update`: pages, which refer to the account, may be stored meanwhile
  await tx.$queryRaw`select 1 from accounts where id = ${row.accountId}::uuid for no key update`;
  const stored = await tx.$queryRaw<{ number: number }[]>`
    insert into generations (id, account_id, number, sealed_identity, masked_session_id, source, attempt_id, born_at, last_good_at, cookies_end_at)
    select ${row.id}::uuid, a.id,
           coalesce((select max(number) from generations where account_id = a.id), 0) + 1,
           ${row.sealedIdentity}::text, ${row.maskedSessionId}::text, ${row.source}::"GenerationSource", ${row.attemptId}::uuid,
           ${row.bornAt}::timestamptz, ${row.bornAt}::timestamptz, ${row.cookiesEndAt}::timestamptz
    from accounts a
    where a.id = ${row.accountId}::uuid
      and (${leaseToken}::uuid is null or (a.lease_token = ${leaseToken}::uuid and a.lease_until > clock_timestamp()))
    returning number`;
  const number = stored[0]?.number;
  if (number === undefined) return null;

  await tx.generation.updateMany({
    where: { accountId: row.accountId, endedAt: null, number: { lt: number } },
    data: { endedAt: row.bornAt, causeOfDeath: 'replaced' },
  });
  return number;
}

/** Every generation of the last year, at most 20,000, to learn lifetimes from. */
export function generationLives(db: Db, since: Date) {
  return db.generation.findMany({
    where: { bornAt: { gt: since } },
    orderBy: { bornAt: 'desc' },
    take: 20_000,
    select: {
      id: true,
      accountId: true,
      number: true,
      source: true,
      bornAt: true,
      endedAt: true,
      causeOfDeath: true,
      cookiesEndAt: true,
      entriesRead: true,
    },
  });
}
