import type { AccountStatus } from '#/lib/sessions/model.ts';

/** What holds a check up, the soonest hope first. */
export const WAIT_CAUSES = [
  'ready',
  /** A sign-in runs, or begins shortly. */
  'signing_in',
  'approval',
  'code',
  /** A sign-in is planned for later. */
  'retry',
  'code_later',
  'throttled',
  /** A person must act, and was told. */
  'warning',
  'captcha',
  'person',
  'wrong_password',
  'no_password',
  'suspended',
  'paused',
  'nobody',
] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** An owner's account, as it can help a waiting check. */
export type Hope = {
  id: string;
  username: string;
  status: AccountStatus;
  blockedFor: string | null;
  live: boolean;
  hasPassword: boolean;
  attemptId: string | null;
  attemptStatus: string | null;
  /** Null: at once. */
  notBefore: Date | null;
  challengeId: string | null;
  challengeKind: string | null;
  lastFailure: string | null;
};

/** The account whose sign-in ends the wait soonest; null without any. `preferred` wins ties. */
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

/** What holds up an account's sign-in, in one word. */
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

const BLOCKED: Readonly<Record<string, WaitCause>> = {
  warning: 'warning',
  wrong_password: 'wrong_password',
  no_password: 'no_password',
  captcha: 'captcha',
  suspended: 'suspended',
};

const PLANNED: Readonly<Record<string, WaitCause>> = {
  throttled: 'throttled',
  submissions_used_up: 'throttled',
  code_timeout: 'code_later',
};
