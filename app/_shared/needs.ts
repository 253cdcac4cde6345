import { cache } from 'react';
import type { Need } from '#/components/overview/needs-you.tsx';
import { listOpenChallenges } from '#/lib/refresh/read-attempts.ts';
import { type AccountView, listAccounts } from '#/lib/sessions/read-account.ts';
import type { OperatorCtx } from './operator-context.ts';

/** The accounts as one request sees them: frame and page ask once. */
export const accountsOf = cache((ctx: OperatorCtx) => listAccounts(ctx));

/** What only a person can solve now, the longest wait first. */
export const needsOf = cache(async (ctx: OperatorCtx): Promise<Need[]> => {
  const [challenges, accounts] = await Promise.all([listOpenChallenges(ctx), accountsOf(ctx)]);
  const codes = challenges.map((challenge) => ({
    id: challenge.id,
    kind: 'code' as const,
    username: challenge.accountUsername,
    since: challenge.askedAt,
    waiting: challenge.waitingChecks.length,
    href: `/codes/${challenge.id}`,
  }));
  const stuck = accounts.flatMap(needOfAccount);
  return [...codes, ...stuck].sort((one, other) => one.since.getTime() - other.since.getTime());
});

/** An account that is blocked, or signed out and unable to come back alone with nobody trying. */
function needOfAccount(account: AccountView): Need[] {
  const since = account.lastAttempt?.endedAt ?? account.createdAt;
  const about = {
    id: account.id,
    username: account.username,
    since,
    waiting: account.waitingChecks,
    href: `/accounts/${account.id}`,
  };
  if (account.health === 'blocked') return [{ ...about, kind: 'blocked' }];
  return account.health === 'signed_out' && !account.alone.alone ? [{ ...about, kind: 'signed_out' }] : [];
}
