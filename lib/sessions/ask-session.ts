import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';

/**
 * Asks a worker to prove an account's session with one request. What it found stands with the account: a session that
 * answered was good just now, a dead one has ended. @throws {DomainError} `forbidden`
 */
export async function askSession(
  ctx: Pick<Ctx, 'queue'>,
  { accountId, by }: { accountId: string; by: Actor },
): Promise<void> {
  demandRight(by, 'account.refresh');
  await ctx.queue.send('session.probe', { accountId });
}
