import { cache } from 'react';
import { problemOf } from '#/components/accounts/problem.ts';
import type { Need } from '#/components/overview/needs-you.tsx';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';
import type { OperatorCtx } from './operator-context.ts';

export const accountsOf = cache((ctx: OperatorCtx) => listAccounts(ctx));

/** Only a person can solve them; the longest wait first. */
export const needsOf = cache(async (ctx: OperatorCtx): Promise<Need[]> => {
  const [challenges, accounts] = await Promise.all([listOpenChallenges(ctx), accountsOf(ctx)]);
  const codes = challenges.map((challenge) => ({
    id: challenge.id,
    kind: challenge.kind === 'approve_on_device' ? ('approval' as const) : ('code' as const),
    username: challenge.accountUsername,
    since: challenge.askedAt,
    waiting: challenge.waitingChecks.length,
    href: `/codes/${challenge.id}`,
  }));
  const stuck = accounts.flatMap(needOfAccount);
  return [...codes, ...stuck].sort((one, other) => one.since.getTime() - other.since.getTime());
});

/** Stopped, or signed out with nobody trying. */
function needOfAccount(account: AccountView): Need[] {
  const since = account.lastAttempt?.endedAt ?? account.createdAt;
  const about = {
    id: account.id,
    username: account.username,
    since,
    waiting: account.waitingChecks,
    href: `/accounts/${account.id}`,
  };
  const trouble = problemOf(account);
  return trouble ? [{ ...about, kind: 'account', cause: trouble.cause, account }] : [];
}
