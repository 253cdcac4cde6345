/** What an API token is: a name, a role, perhaps an end. Pure: no IO, no clock. */
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Actor } from '../audit.ts';
import type { Role } from '../role.ts';

/** A token as it may be shown: never the token itself. */
export type TokenView = {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  operatorId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** A use is written down at most this often. */
export const USED_EVERY_MS = MINUTE_MS;

/** Whether a token still admits anybody at `now`. */
export function isTokenAlive(token: Pick<TokenView, 'revokedAt' | 'expiresAt'>, now: Date): boolean {
  return token.revokedAt === null && (token.expiresAt === null || token.expiresAt > now);
}

/** The token as the one who acts. */
export function actorOf(token: Pick<TokenView, 'id' | 'name'>): Actor {
  return { kind: 'token', id: token.id, name: token.name };
}
