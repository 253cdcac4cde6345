import type { Tx } from '#/lib/platform/db.ts';
import { can } from '#/lib/platform/machine.ts';
import { endGeneration } from './generation-store.ts';
import { ACCOUNT_MACHINE, type Account, type CauseOfDeath } from './model.ts';
import { requireAccount } from './require-account.ts';
import { changeAccount, moveAccount } from './store.ts';
import { unusedSessions } from './unused-sessions.ts';

/**
 * Takes an account that needs a person out of service; its session stays. Null when it is not in service any more.
 * @param judged.reason a verdict's or a failure's word; for a block, what has to be cured.
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

/**
 * Marks an account's session as dead. @returns how many sessions ended unused by now; null when it was marked before.
 */
export async function markDead(
  tx: Tx,
  dead: { accountId: string; generationId: string; cause: CauseOfDeath; evidence: string | null; at: Date },
): Promise<{ unused: number } | null> {
  return (await endGeneration(tx, dead)) ? { unused: await unusedSessions(tx, dead.accountId) } : null;
}

/** Ends a block, if there is one. */
export async function endBlock(tx: Tx, account: Account, facts: { at: Date; reason: string }): Promise<void> {
  if (account.status === 'blocked') await moveAccount(tx, account, 'unblock', facts);
}

/** Instagram refused the password: this one is not typed again. */
export async function refusePassword(tx: Tx, { id, passwordVersion }: Account): Promise<void> {
  await changeAccount(tx, id, { refusedPasswordVersion: passwordVersion });
}
