/** What Instagram's answers and sign-ins say about an account, and what ends it. Nobody acts here: stories call it in their transaction. */
import type { Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { ACCOUNT_MACHINE, type Account } from './model.ts';
import { requireAccount } from './require-account.ts';
import { changeAccount, moveAccount } from './store.ts';

/**
 * Takes an account that needs a person out of service; its session stays.
 * @param judged.reason a verdict's or a failure's word; for a block, what has to be cured.
 * @returns the account; null when it is not in service any more: nothing is changed then.
 */
export async function stopAccount(
  tx: Tx,
  judged: { accountId: string; event: 'block' | 'suspend'; reason: string; at: Date },
): Promise<Account | null> {
  const account = await requireAccount(tx, judged.accountId);
  if (!can(ACCOUNT_MACHINE, account.status, judged.event)) return null;
  await moveAccount(tx, account, judged.event, { at: judged.at, reason: judged.reason });
  return account;
}

/** Ends a block; nothing happens when the account has none. */
export async function endBlock(tx: Tx, account: Account, facts: { at: Date; reason: string }): Promise<void> {
  if (account.status === 'blocked') await moveAccount(tx, account, 'unblock', facts);
}

/** Notes that Instagram refused the password, so that this one is not typed again. */
export async function refusePassword(tx: Tx, { id, passwordVersion }: Account): Promise<void> {
  await changeAccount(tx, id, { refusedPasswordVersion: passwordVersion });
}
