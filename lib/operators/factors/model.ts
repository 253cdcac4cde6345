/**
 * What an operator proves besides the password. Pure.
 *
 * An authenticator app (TOTP, at most one) and passkeys; ten recovery codes come with the first factor and go with the
 * last. A factor counts once proven.
 */
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { FactorKind } from '#/lib/platform/enums.ts';

export type { FactorKind };

/** Of a sign-in's second step. */
export const PENDING_MS = 5 * MINUTE_MS;
export const PENDING_TRIES = 5;

/** For a passkey to answer. */
export const CHALLENGE_MS = 3 * MINUTE_MS;

/** How long a repeated proof counts. */
export const CONFIRMED_MS = 10 * MINUTE_MS;

export const RECOVERY_CODES = 10;
export const MOST_PASSKEYS = 10;

export function isConfirmed(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < CONFIRMED_MS;
}
