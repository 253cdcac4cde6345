import type { Db, Tx } from '#/lib/platform/db.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { Account } from './model.ts';
import { findAccount } from './store.ts';

/** An account, retired or not. @throws {DomainError} `not_found` */
export async function requireAccount(db: Db | Tx, accountId: string): Promise<Account> {
  const account = await findAccount(db, accountId);
  if (!account) throw notFound('account', accountId);
  return account;
}
