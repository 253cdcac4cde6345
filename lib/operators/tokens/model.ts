/** An API token: name, role, end. Pure. */
import { DAY_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Actor } from '../audit.ts';
import type { Role } from '../role.ts';
import type { TokenView } from './view.ts';

/** Bounds what a stolen token is worth. */
export const LONGEST_LIFE_DAYS = 90;

/** When a token ends: at most LONGEST_LIFE_DAYS after `at`. */
export function endOf(days: number, at: Date): Date {
  return new Date(at.getTime() + Math.min(days, LONGEST_LIFE_DAYS) * DAY_MS);
}

/** Limits writes per use. */
export const USED_EVERY_MS = MINUTE_MS;

/** Whether a token is neither revoked nor too old. */
export function isTokenAlive(token: Pick<TokenView, 'revokedAt' | 'expiresAt'>, now: Date): boolean {
  return token.revokedAt === null && token.expiresAt > now;
}

/** `role`: its present one, never above its operator's. */
export function actorOf({ id, name }: Pick<TokenView, 'id' | 'name'>, role: Role): Actor {
  return { kind: 'token', id, name, role };
}
