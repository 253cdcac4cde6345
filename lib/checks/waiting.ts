/** Why a check that has no session waits, and on which sign-in. Pure. */
import type { AccountStatus } from '#/lib/sessions/model.ts';

/** What holds a check up, in a word for whoever puts it into a sentence; the soonest hope first: a check goes on with whichever account has a session. */
export const WAIT_CAUSES = [
  /** A session is there: the check goes on in a moment. */
  'ready',
  /** A sign-in is under way, or begins in a moment. */
  'signing_in',
  'approval',
  'code',
  /** A sign-in is planned for later. */
  'retry',
  'code_later',
  'throttled',
  /** A person has to do something first, and was told. */
  'warning',
  'captcha',
  'person',
  'wrong_password',
  'no_password',
  'suspended',
  /** Our people took the account out of use. */
  'paused',
  /** No account has a session, and nothing more is known. */
  'nobody',
] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** One of the owner's accounts, as far as it can help a check that waits. */
export type Hope = {
  id: string;
  username: string;
  status: AccountStatus;
  blockedFor: string | null;
  live: boolean;
  hasPassword: boolean;
  attemptId: string | null;
  attemptStatus: string | null;
  /** When the open attempt may begin; null: at once. */
  notBefore: Date | null;
  challengeId: string | null;
  challengeKind: string | null;
  /** Why its last attempt that ended had no session. */
  lastFailure: string | null;
};

/**
 * The account whose sign-in ends the wait soonest, and what holds it up.
 *
 * @param preferred the account that the check read with: of two that are equally far it is the one.
 * @returns null when there is no account at all.
 */
export function soonestHope(
  accounts: readonly Hope[],
  preferred: string | null,
  now: Date,
): { account: Hope; cause: WaitCause } | null {
  const [best] = accounts
    .map((account) => ({ account, cause: causeOf(account, now) }))
    .sort(
      (a, b) =>
        WAIT_CAUSES.indexOf(a.cause) - WAIT_CAUSES.indexOf(b.cause) ||
        Number(b.account.id === preferred) - Number(a.account.id === preferred),
    );
  return best ?? null;
}

/** What holds up one account. */
export function causeOf(account: Hope, now: Date): WaitCause {
  if (account.status === 'blocked') return BLOCKED[account.blockedFor ?? ''] ?? 'person';
  if (account.status === 'suspended' || account.status === 'paused') return account.status;
  if (account.status === 'retired') return 'nobody';
  if (account.attemptStatus === 'waiting_for_code' && account.challengeId)
    return account.challengeKind === 'approve_on_device' ? 'approval' : 'code';
  if (account.live) return 'ready';
  if (account.attemptId === null) return account.hasPassword ? 'nobody' : 'no_password';
  if (account.attemptStatus !== 'queued' || account.notBefore === null || account.notBefore <= now) return 'signing_in';
  return PLANNED[account.lastFailure ?? ''] ?? 'retry';
}

/** For which failures of a sign-in an account is stopped, where the sentence is one of its own. */
const BLOCKED: Readonly<Record<string, WaitCause>> = {
  warning: 'warning',
  wrong_password: 'wrong_password',
  no_password: 'no_password',
  captcha: 'captcha',
  suspended: 'suspended',
};

/** After which failures the next sign-in waits, where the sentence is one of its own. */
const PLANNED: Readonly<Record<string, WaitCause>> = {
  throttled: 'throttled',
  submissions_used_up: 'throttled',
  code_timeout: 'code_later',
};
