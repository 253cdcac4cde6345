import type { Db, Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { next } from '#/lib/platform/machine.ts';
import { ACCOUNT_MACHINE, type Account, type AccountEvent, type AccountStatus } from './model.ts';

/** Null when there is none. */
export function findAccount(db: Db | Tx, id: string): Promise<Account | null> {
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

/** Changes an account's data, but not its status (`moveAccount`). */
export function changeAccount(tx: Db | Tx, id: string, data: AccountChange) {
  return tx.account.update({ where: { id }, data });
}

/** Stores an account's Instagram id, once. @returns false when it has another. */
export async function learnInstagramId(tx: Db | Tx, id: string, instagramId: bigint): Promise<boolean> {
  const free = { id, OR: [{ instagramId: null }, { instagramId }] };
  return (await tx.account.updateMany({ where: free, data: { instagramId } })).count === 1;
}

/** Moves an account along ACCOUNT_MACHINE. @throws {IllegalTransition} no such arrow, or somebody moved it first. */
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
