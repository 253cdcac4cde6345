/** What ends a block, per cause. Pure. A person may always say that the cause is gone, or ask for a sign-in. */

/** What a person can bring. A session counts once Instagram answered it well. */
export type Cure = 'password' | 'totp_seed' | 'session';

const CURES: Record<string, readonly Cure[]> = {
  wrong_password: ['password', 'session'],
  no_password: ['password', 'session'],
  code_wrong: ['totp_seed', 'session'],
  code_timeout: ['totp_seed', 'session'],
  /** Its key is gone; set again, it gets the present one. */
  unsealable: ['password', 'totp_seed', 'session'],
};

/** Where no password helps: challenge, CAPTCHA, warning, unknown screen. */
const OTHERWISE: readonly Cure[] = ['session'];

/** Whether one of the things brought ends a block. @param cause a failure or verdict; null when not noted. */
export function cures(cause: string | null, brought: readonly Cure[]): boolean {
  const needed = (cause === null ? undefined : CURES[cause]) ?? OTHERWISE;
  return brought.some((cure) => needed.includes(cure));
}
