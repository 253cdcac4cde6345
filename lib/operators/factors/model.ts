/**
 * What an operator proves besides the password. Pure. An authenticator app (at most one) and passkeys; recovery codes
 * come with the first factor and go with the last. A factor counts once proven.
 */
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { FactorKind } from '#/lib/platform/enums.ts';

export type { FactorKind };

export const PENDING_MS = 5 * MINUTE_MS;
export const PENDING_TRIES = 5;

export const CHALLENGE_MS = 3 * MINUTE_MS;

/** How long a repeated proof counts. */
export const CONFIRMED_MS = 10 * MINUTE_MS;

export const RECOVERY_CODES = 10;
export const MOST_PASSKEYS = 10;

/** Whether a repeated proof still counts. */
export function isConfirmed(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < CONFIRMED_MS;
}
