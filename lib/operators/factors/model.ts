/**
 * What an operator proves besides the password. Pure: no IO, no clock.
 *
 * Two kinds: an authenticator app (TOTP; at most one, a new one takes the place of the old) and passkeys. Ten recovery
 * codes come with the first of them and go with the last. A factor counts once it was proven to work.
 */
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { FactorKind } from '#/lib/platform/enums.ts';

export type { FactorKind };

/** How long the second step of a sign-in may take, and how many wrong codes end it. */
export const PENDING_MS = 5 * MINUTE_MS;
export const PENDING_TRIES = 5;

/** How long a passkey may take to answer. */
export const CHALLENGE_MS = 3 * MINUTE_MS;

/** How long a proof of who one is counts, before actions that give lasting power ask again. */
export const CONFIRMED_MS = 10 * MINUTE_MS;

export const RECOVERY_CODES = 10;
export const MOST_PASSKEYS = 10;

/** Whether somebody who proved it at `confirmedAt` need not be asked at `now`. */
export function isConfirmed(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < CONFIRMED_MS;
}
