/** Whether somebody gets accounts a session, for whoever waits for one. */
import type { Db } from '#/lib/platform/db.ts';
import { attemptsByAccount } from './store.ts';

/** `askedAt`: when its newest attempt was asked for. */
type Attempts = { isOpen: boolean; askedAt: Date };

/** What is known of the attempts of these accounts, by their ids; none of those that never had one. */
export async function attemptsOf(db: Db, accounts: readonly { id: string }[]): Promise<Map<string, Attempts>> {
  if (accounts.length === 0) return new Map();
  const found = await attemptsByAccount(
    db,
    accounts.map(({ id }) => id),
  );
  return new Map(found.map(({ accountId, ...attempts }) => [accountId, attempts]));
}
