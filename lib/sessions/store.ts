/** The queries of accounts and their generations. Marks name the generation they saw; a mark about an older one changes nothing. */
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

/** An account; null when there is none. */
export function findAccount(db: Db | Tx, id: string) {
  return db.account.findUnique({ where: { id } });
}

/** The account with this user name, retired or not; null when there is none. */
export function findAccountByName(db: Db | Tx, username: string) {
  return db.account.findUnique({ where: { username } });
}

/** The account of an Instagram id that is not retired; null when there is none. A partial unique index allows one at most. */
export function findServingAccount(db: Db | Tx, instagramId: bigint) {
  return db.account.findFirst({ where: { instagramId, status: { not: 'retired' } } });
}

/** Whether every account is retired, or there is none. */
export async function noAccountServes(db: Db | Tx): Promise<boolean> {
  return (await db.account.count({ where: { status: { not: 'retired' } } })) === 0;
}

/** "The session" of an account: its newest generation that is not known to be dead; null when there is none. */
export function liveGeneration(db: Db | Tx, accountId: string) {
  return db.generation.findFirst({ where: { accountId, endedAt: null }, orderBy: { number: 'desc' } });
}

/** A generation; null when there is none. */
export function findGeneration(db: Db | Tx, id: string) {
  return db.generation.findUnique({ where: { id } });
}

/** Adds an account in status `ready` and the first row of its history. */
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

/** Changes what is known of an account; its status moves by `moveAccount`. */
export function changeAccount(tx: Db | Tx, id: string, data: AccountChange) {
  return tx.account.update({ where: { id }, data });
}

/** Stores an account's Instagram id, once. @returns false when it has another one already. */
export async function learnInstagramId(tx: Db | Tx, id: string, instagramId: bigint): Promise<boolean> {
  const free = { id, OR: [{ instagramId: null }, { instagramId }] };
  return (await tx.account.updateMany({ where: free, data: { instagramId } })).count === 1;
}

/**
 * Moves an account along ACCOUNT_MACHINE and writes the move into its history.
 * @throws {IllegalTransition} no such arrow, or somebody else moved the account first.
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

/**
 * Marks one generation as ended.
 * @returns false when it was ended before: the mark came late and changes nothing.
 */
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
 *
 * @param leaseToken the lease under which it was obtained; checked on the database's clock in the same
 * statement that stores it. Null for a session that was handed in, which needs no lease.
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

/** Whether some account could read now. */
export async function anySession(db: Db): Promise<boolean> {
  const count = await db.account.count({ where: { status: 'ready', generations: { some: { endedAt: null } } } });
  return count > 0;
}

/** When a session came, or an account was paused, resumed, blocked or put right, last; null when nothing did yet. */
export async function newestAccountChange(db: Db): Promise<Date | null> {
  const [rows] = await db.$queryRaw<{ at: Date | null }[]>`
    select greatest((select max(born_at) from generations), (select max(at) from account_moves)) as at`;
  return rows?.at ?? null;
}

/** What lifetimes are learned from: every generation of the last year, at most 20,000. */
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
