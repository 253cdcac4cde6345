/** Why an account stopped, and its one cure. Pure. Unknown causes read as `other`. */
import type { NeedsPersonBecause, SessionHealth } from '#/lib/sessions/model.ts';

export type Remedy =
  | 'set_password'
  | 'set_seed'
  | 'hand_in'
  | 'dismiss_warning'
  | 'try_again'
  | 'sign_in'
  | 'reinstate'
  | 'look';

const REMEDIES = {
  wrong_password: 'set_password',
  no_password: 'set_password',
  unsealable: 'set_password',
  other_account: 'set_password',
  seed_refused: 'set_seed',
  unknown_user: 'hand_in',
  captcha: 'hand_in',
  submissions_used_up: 'hand_in',
  warning: 'dismiss_warning',
  code_wrong: 'try_again',
  code_timeout: 'try_again',
  challenge_unsupported: 'try_again',
  deletion_pending: 'try_again',
  may_need_code: 'sign_in',
  suspended: 'reinstate',
  unknown_screen: 'look',
  foreign_host: 'look',
  other: 'look',
} as const satisfies Record<string, Remedy>;

export type ProblemCause = keyof typeof REMEDIES;
export type AccountProblem = { cause: ProblemCause; remedy: Remedy };

type Facts = {
  health: SessionHealth;
  blockedFor: string | null;
  hasTotpSeed: boolean;
  autoRefresh: { possible: true } | { possible: false; reason: NeedsPersonBecause };
  lastAttempt: { failure: string | null } | null;
};

/** Null for an account that can go on. */
export function problemOf(account: Facts): AccountProblem | null {
  if (account.health === 'suspended') return problemBy('suspended');
  if (account.health === 'blocked') return problemBy(account.blockedFor ?? account.lastAttempt?.failure, account);
  if (account.health !== 'signed_out' || account.autoRefresh.possible) return null;
  if (account.autoRefresh.reason === 'no_password') return problemBy('no_password');
  if (account.autoRefresh.reason === 'password_refused') return problemBy('wrong_password');
  const failure = account.lastAttempt?.failure;
  return problemBy(failure && isKnown(failure) ? failure : 'may_need_code', account);
}

/** The problem behind a stored reason; `other` when unknown. */
export function problemBy(
  reason: string | null | undefined,
  account: { hasTotpSeed: boolean } | null = null,
): AccountProblem {
  const said = reason === 'code_wrong' && account?.hasTotpSeed ? 'seed_refused' : reason;
  const cause = said && isKnown(said) ? said : 'other';
  return { cause, remedy: REMEDIES[cause] };
}

function isKnown(reason: string): reason is ProblemCause {
  return Object.hasOwn(REMEDIES, reason);
}
