import type { Db } from '#/lib/platform/db.ts';
import { attemptsByAccount } from './store.ts';

/** `askedAt`: when its newest attempt was asked for. */
type Attempts = { isOpen: boolean; askedAt: Date };

/** The attempts of these accounts, by account; without those that never had one. */
export async function attemptsOf(db: Db, accounts: readonly { id: string }[]): Promise<Map<string, Attempts>> {
  if (accounts.length === 0) return new Map();
  const found = await attemptsByAccount(
    db,
    accounts.map(({ id }) => id),
  );
  return new Map(found.map(({ accountId, ...attempts }) => [accountId, attempts]));
}
