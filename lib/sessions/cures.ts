/**
 * What puts a blocked account right: one row per cause. Pure. A change that cures something else leaves the block where
 * it is; a person may always say that the cause is gone (`unblockAccount`), or ask for a sign-in.
 */

/** What a person can bring. A session counts only when Instagram has just answered it well. */
export type Cure = 'password' | 'totp_seed' | 'session';

const CURES: Record<string, readonly Cure[]> = {
  wrong_password: ['password', 'session'],
  no_password: ['password', 'session'],
  code_wrong: ['totp_seed', 'session'],
  code_timeout: ['totp_seed', 'session'],
  /** It was sealed with a key that is no longer here: set again, it is sealed with the present one. */
  unsealable: ['password', 'totp_seed', 'session'],
};

/** Name, challenge, CAPTCHA, warning, a screen that nobody knows: no password helps, a session that works does. */
const OTHERWISE: readonly Cure[] = ['session'];

/** @param cause why the account is blocked: the word of a failure or a verdict, or null when it was not noted. */
export function cures(cause: string | null, brought: readonly Cure[]): boolean {
  const needed = (cause === null ? undefined : CURES[cause]) ?? OTHERWISE;
  return brought.some((cure) => needed.includes(cure));
}
