import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { SYSTEM } from '#/lib/security/audit.ts';
import { type AccountView, listAccounts } from '#/lib/sessions/read-account.ts';
import { readLifetimes, type SessionOutlook } from '#/lib/sessions/read-lifetimes.ts';
import { requestRefresh } from './request-refresh.ts';
import { longestWaitingMs } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits' | 'log'>;

/**
 * Renews sessions before they die: those whose learned time has come, and those that a waiting check would outlive; and
 * signs in accounts that have none, so that the next check finds them ready.
 * Only in a quiet moment, when no check reads with the account; only where no person would be asked.
 *
 * @returns how many attempts were opened.
 */
export async function planProactive(ctx: Effects): Promise<number> {
  const [{ outlooks }, accounts, waitingMs] = await Promise.all([
    readLifetimes(ctx),
    listAccounts(ctx),
    longestWaitingMs(ctx.db, ctx.limits.listIntervalMs),
  ]);
  let opened = 0;
  for (const outlook of outlooks) {
    const account = accounts.find(({ id }) => id === outlook.accountId);
    if (
      !account ||
      !isDue(outlook, after(ctx.clock.now(), waitingMs), ctx.clock.now()) ||
      !isQuiet(account, ctx.clock.now())
    )
      continue;
    opened += await open(ctx, account, 'proactive');
  }
  for (const account of accounts.filter((each) => each.health === 'signed_out' && isQuiet(each, ctx.clock.now()))) {
    opened += await open(ctx, account, 'no_session');
  }
  return opened;
}

/** The time has come, or the longest waiting check would still read when it may come. */
function isDue(outlook: SessionOutlook, waitingUntil: Date, now: Date): boolean {
  return outlook.refreshAt <= now || (waitingUntil > now && outlook.earlyAt < waitingUntil);
}

/** A renewal that failed is not tried again for a day: the session it should replace still lives. */
const AFTER_FAILURE_MS = DAY_MS;

function isQuiet(account: AccountView, now: Date): boolean {
  const last = account.lastAttempt;
  const failedLately =
    last?.status === 'failed' && last.endedAt !== null && last.endedAt > after(now, -AFTER_FAILURE_MS);
  return (
    !failedLately &&
    account.alone.alone &&
    account.openAttempt === null &&
    account.runningChecks === 0 &&
    account.restsUntil === null
  );
}

async function open(ctx: Effects, account: AccountView, cause: 'proactive' | 'no_session'): Promise<0 | 1> {
  try {
    const { joined } = await requestRefresh(ctx, { accountId: account.id, cause, by: SYSTEM });
    return joined ? 0 : 1;
  } catch (error) {
    if (error instanceof DomainError) return 0; // paused or blocked a moment ago
    throw error;
  }
}
