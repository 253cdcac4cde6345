/**
 * What ends the block of an account: one row per cause. Pure. A change that cures another cause ends nothing. A person may
 * always say that the cause is gone (`unblockAccount`), or ask for a sign-in.
 */

/** What a person can bring. A session counts only when Instagram has just answered it well. */
export type Cure = 'password' | 'totp_seed' | 'session';

const CURES: Record<string, readonly Cure[]> = {
  wrong_password: ['password', 'session'],
  no_password: ['password', 'session'],
  code_wrong: ['totp_seed', 'session'],
  code_timeout: ['totp_seed', 'session'],
  /** The key that sealed it is gone; set again, it is sealed with the present one. */
  unsealable: ['password', 'totp_seed', 'session'],
};

/** Name, challenge, CAPTCHA, warning, a screen that nobody knows: no password helps, a session that works does. */
const OTHERWISE: readonly Cure[] = ['session'];

/** Whether one of the things brought ends a block. @param cause a failure or a verdict; null when it was not noted. */
export function cures(cause: string | null, brought: readonly Cure[]): boolean {
  const needed = (cause === null ? undefined : CURES[cause]) ?? OTHERWISE;
  return brought.some((cure) => needed.includes(cure));
}
