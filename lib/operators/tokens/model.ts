/** What an API token is: a name, a role, an end. Pure: no IO, no clock. */
import { DAY_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Actor } from '../audit.ts';
import type { Role } from '../role.ts';
import type { TokenView } from './view.ts';

/** No token lives longer: what was stolen unseen is worth nothing after that. */
export const LONGEST_LIFE_DAYS = 90;

/** When a token made at `at` ends. */
export function endOf(days: number, at: Date): Date {
  return new Date(at.getTime() + Math.min(days, LONGEST_LIFE_DAYS) * DAY_MS);
}

/** A use is written down at most this often. */
export const USED_EVERY_MS = MINUTE_MS;

/** Whether a token still admits anybody at `now`. */
export function isTokenAlive(token: Pick<TokenView, 'revokedAt' | 'expiresAt'>, now: Date): boolean {
  return token.revokedAt === null && token.expiresAt > now;
}

/** The token as the one who acts. `role`: what it may now, never more than its operator. */
export function actorOf({ id, name }: Pick<TokenView, 'id' | 'name'>, role: Role): Actor {
  return { kind: 'token', id, name, role };
}
