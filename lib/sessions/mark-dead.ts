import type { Tx } from '#/lib/platform/db.ts';
import { endGeneration } from './generation-store.ts';
import type { CauseOfDeath } from './model.ts';
import { unusedSessions } from './unused-sessions.ts';

/**
 * Marks an account's session as dead.
 * @returns how many of the account's newest sessions ended unused by now; null when it was marked before: the mark changes nothing.
 */
export async function markDead(
  tx: Tx,
  dead: { accountId: string; generationId: string; cause: CauseOfDeath; evidence: string | null; at: Date },
): Promise<{ unused: number } | null> {
  return (await endGeneration(tx, dead)) ? { unused: await unusedSessions(tx, dead.accountId) } : null;
}
