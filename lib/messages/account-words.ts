/** Why an account stands still, and what a person can do about it. Pure. */

import { DomainError } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { say } from './texts.ts';

type Stopped = {
  username: string;
  status: string;
  blockedFor: string | null;
  autoRefresh: { possible: true } | { possible: false; reason: string };
};

/** Cause and remedy of an account that cannot sign in without a person; null while it can. */
export function accountRemedy(account: Stopped, language: Language): string | null {
  if (account.autoRefresh.possible) return null;
  const cause = account.status === 'blocked' ? (account.blockedFor ?? 'unknown') : account.autoRefresh.reason;
  const facts = { cause, username: account.username };
  return `${say(language, 'op-stopped', facts)} ${say(language, 'op-remedy', facts)}`;
}

/** Why a sign-in that an operator asked for was not begun; null when the error is not about the account. */
export function refreshRefused(error: unknown, username: string, language: Language): string | null {
  if (!(error instanceof DomainError) || error.code !== 'conflict') return null;
  const cause = String(error.detail?.status ?? 'just_ended');
  return say(language, 'op-refresh-refused', { cause, username });
}
