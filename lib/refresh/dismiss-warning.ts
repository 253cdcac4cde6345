import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { requireAccount } from '#/lib/sessions/require-account.ts';
import { type RefreshRequested, requestRefresh } from './request-refresh.ts';

/**
 * Dismisses the "automated behaviour" warning for the person who asks (docs/facts/refusals.md#e15).
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` when no warning stops the account.
 */
export async function dismissWarning(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>,
  input: { accountId: string; by: Actor },
): Promise<RefreshRequested> {
  demandRight(input.by, 'account.dismiss_warning');
  const account = await requireAccount(ctx.db, input.accountId);
  if (account.blockedFor !== 'warning') {
    throw new DomainError('conflict', `@${account.username} is not stopped by a warning.`, { status: account.status });
  }
  return requestRefresh(ctx, { ...input, cause: 'warning' });
}
