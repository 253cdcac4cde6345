import type { Ctx } from '#/lib/context.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';

/**
 * "The session" of the present system, which had one: the newest live generation among the accounts that
 * are in use (docs/glossary.md).
 */
export async function presentSession(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<AccountView | null> {
  const accounts = await listAccounts(ctx);
  const bornAt = (account: AccountView) => account.generation?.bornAt.getTime() ?? 0;
  const live = accounts.filter((account) => account.status === 'ready' && account.generation !== null);
  return live.sort((one, other) => bornAt(other) - bornAt(one))[0] ?? null;
}

export const NOT_SET = 'NOT SET';

/** How a session may be shown, or that there is none. */
export function maskedOf(account: Pick<AccountView, 'generation'> | null): string {
  return account?.generation?.maskedSessionId ?? NOT_SET;
}
