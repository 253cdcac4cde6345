import { longestWaitMs } from '#/lib/checks/read-waiting.ts';
import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { readLifetimes, type SessionOutlook } from '#/lib/sessions/read-lifetimes.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits' | 'log'>;

/**
 * Renews sessions before they die: when their learned time has come, when a waiting check would outlive them, or when
 * an account has none. Waits for a moment without reads while there is time. @returns opened attempts.
 */
export async function planProactive(ctx: Effects): Promise<number> {
  const [{ outlooks }, accounts, waitingMs] = await Promise.all([
    readLifetimes(ctx),
    listAccounts(ctx),
    longestWaitMs(ctx),
  ]);
  const now = ctx.clock.now();
  let opened = 0;
  for (const account of accounts.filter((each) => canRenewUnseen(each, now))) {
    const outlook = outlooks.find(({ accountId }) => accountId === account.id);
    if (outlook && isDue(outlook, { now, waitingUntil: after(now, waitingMs), busy: account.runningChecks > 0 }))
      opened += await open(ctx, account, 'proactive');
    if (account.health === 'signed_out') opened += await open(ctx, account, 'no_session');
  }
  return opened;
}

/** Whether a session is to be renewed now. */
export function isDue(
  session: Pick<SessionOutlook, 'aliveSince' | 'refreshAt' | 'earlyAt' | 'cookiesEndAt'>,
  facts: { now: Date; waitingUntil: Date; busy: boolean },
): boolean {
  const { now, waitingUntil, busy } = facts;
  const endsAt = Math.min(session.earlyAt.getTime(), session.cookiesEndAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const halfLife = (session.aliveSince.getTime() + endsAt) / 2;
  // a young session's successor would be outlived too
  if (waitingUntil > now && endsAt < waitingUntil.getTime() && halfLife <= now.getTime()) return true;
  const lastCall = (session.refreshAt.getTime() + endsAt) / 2;
  return session.refreshAt <= now && (!busy || lastCall <= now.getTime());
}

/** The session it should replace still lives. */
const AFTER_FAILURE_MS = DAY_MS;

function canRenewUnseen(account: AccountView, now: Date): boolean {
  const last = account.lastAttempt;
  const failedLately =
    last?.status === 'failed' && last.endedAt !== null && last.endedAt > after(now, -AFTER_FAILURE_MS);
  return !failedLately && account.autoRefresh.possible && account.openAttempt === null && account.restsUntil === null;
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
