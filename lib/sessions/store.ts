/** Queries of accounts and generations. A mark names the generation it saw; about an older one it changes nothing. */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { next } from '#/lib/platform/machine.ts';
import {
  ACCOUNT_MACHINE,
  type AccountEvent,
  type AccountStatus,
  type CauseOfDeath,
  type GenerationSource,
} from './model.ts';

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;
export type Generation = NonNullable<Awaited<ReturnType<typeof liveGeneration>>>;

/** Null when there is none. */
export function findAccount(db: Db | Tx, id: string) {
  return db.account.findUnique({ where: { id } });
}

/** By user name, retired or not; null when there is none. */
export function findAccountByName(db: Db | Tx, username: string) {
  return db.account.findUnique({ where: { username } });
}

/** The serving account of an Instagram id (a partial unique index allows one); null when there is none. */
export function findServingAccount(db: Db | Tx, instagramId: bigint) {
  return db.account.findFirst({ where: { instagramId, status: { not: 'retired' } } });
}

/** Whether no account is in service. */
export async function noAccountServes(db: Db | Tx): Promise<boolean> {
  return (await db.account.count({ where: { status: { not: 'retired' } } })) === 0;
}

/** "The session": the newest generation not known to be dead; null when there is none. */
export function liveGeneration(db: Db | Tx, accountId: string) {
  return db.generation.findFirst({ where: { accountId, endedAt: null }, orderBy: { number: 'desc' } });
}

/** Null when there is none. */
export function findGeneration(db: Db | Tx, id: string) {
  return db.generation.findUnique({ where: { id } });
}

/** Adds an account as `ready`, with its first history row. */
export async function insertAccount(
  tx: Tx,
  row: {
    username: string;
    instagramId?: bigint | null;
    notes?: string | null;
    userAgent?: string | null;
    createdAt: Date;
  },
) {
  const account = await tx.account.create({ data: row });
  await tx.accountMove.create({
    data: { accountId: account.id, from: null, event: 'add', to: account.status, at: row.createdAt },
  });
  return account;
}

export type AccountChange = {
  instagramId?: bigint;
  sealedPassword?: string | null;
  passwordVersion?: number;
  refusedPasswordVersion?: number | null;
  sealedTotpSeed?: string | null;
  totpVersion?: number;
  userAgent?: string;
  notes?: string | null;
};

/** Changes an account's data; `moveAccount` changes its status. */
export function changeAccount(tx: Db | Tx, id: string, data: AccountChange) {
  return tx.account.update({ where: { id }, data });
}

/** Stores an account's Instagram id, once. @returns false when it has another. */
export async function learnInstagramId(tx: Db | Tx, id: string, instagramId: bigint): Promise<boolean> {
  const free = { id, OR: [{ instagramId: null }, { instagramId }] };
  return (await tx.account.updateMany({ where: free, data: { instagramId } })).count === 1;
}

/**
 * Moves an account along ACCOUNT_MACHINE and into its history.
 * @throws {IllegalTransition} no such arrow, or somebody moved it first.
 */
export async function moveAccount(
  tx: Tx,
  account: { id: string; status: AccountStatus },
  event: AccountEvent,
  facts: { at: Date; reason?: string | null },
): Promise<AccountStatus> {
  const status = next('account', ACCOUNT_MACHINE, account.status, event);
  const { count } = await tx.account.updateMany({
    where: { id: account.id, status: account.status },
    data: { status, blockedFor: status === 'blocked' ? (facts.reason ?? null) : null },
  });
  if (count === 0) throw new IllegalTransition('account', account.status, event);
  await tx.accountMove.create({
    data: {
      accountId: account.id,
      from: account.status,
      event,
      to: status,
      reason: facts.reason ?? null,
      at: facts.at,
    },
  });
  return status;
}

/** Marks a generation as ended. @returns false when it was ended before. */
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
 * Stores a generation with the account's next number and retires older ones.
 * @param leaseToken the lease it was obtained under, checked in the storing statement; null for a session handed in.
 * @returns the number; null when the lease was lost and nothing stored.
 */
export async function insertGeneration(tx: Tx, row: NewGeneration, leaseToken: string | null): Promise<number | null> {
  // separate, so that the next statement sees what was stored while this one waited. Not `for update`: pages that refer
  // to the account may be stored meanwhile
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

/** Whether some account could read now. */
export async function anySession(db: Db): Promise<boolean> {
  const count = await db.account.count({ where: { status: 'ready', generations: { some: { endedAt: null } } } });
  return count > 0;
}

/** When an account last got a session or changed status; null when none ever did. */
export async function newestAccountChange(db: Db): Promise<Date | null> {
  const [rows] = await db.$queryRaw<{ at: Date | null }[]>`
    select greatest((select max(born_at) from generations), (select max(at) from account_moves)) as at`;
  return rows?.at ?? null;
}

/** For lifetimes: the last year's generations, at most 20,000. */
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
    },
  });
}
