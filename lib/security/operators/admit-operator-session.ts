import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from '../audit.ts';
import { isFactorRequired } from '../factors/required.ts';
import { demandRole, type Role } from '../role.ts';
import {
  actorOf,
  isSessionAlive,
  type OperatorView,
  SEEN_EVERY_MS,
  SESSION_LIMITS,
  type SessionLimits,
} from './model.ts';
import { findSession, noteSeen } from './store.ts';

export type Admitted = { sessionId: string; operator: OperatorView; actor: Actor; confirmedAt: Date | null };

/**
 * Lets the holder of a session do something that needs a role. Session, operator and role are read from the
 * database each time, so what was revoked a moment ago admits nobody.
 *
 * @param input `quiet`: do not count this as a use. For what a page does by itself (live updates, polling), which
 *   would otherwise keep an abandoned browser signed in. `settingUp`: it serves the setting up of a second factor, the
 *   only thing that an owner without one may do where owners need one.
 * @throws {DomainError} `unauthenticated` (no session, ended, idle for 30 min, older than 12 h, revoked); `forbidden`
 *   (also with the reason `second_factor_needed`).
 */
export async function admitOperatorSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    sessionId: string | null | undefined;
    role: Role;
    quiet?: boolean;
    settingUp?: boolean;
    limits?: SessionLimits;
  },
): Promise<Admitted> {
  const session = input.sessionId && ID.test(input.sessionId) ? await findSession(ctx.db, input.sessionId) : null;
  const now = ctx.clock.now();
  if (!session || !isSessionAlive(session, session.operator, now, input.limits ?? SESSION_LIMITS)) {
    throw new DomainError('unauthenticated', 'Sign in to go on.');
  }
  if (!session.hasFactor && !input.settingUp && (await isFactorRequired(ctx.db, session.operator.role)))
    throw new DomainError('forbidden', 'Owners need a second factor here. Set one up first.', {
      reason: FACTOR_NEEDED,
    });
  demandRole(session.operator.role, input.role);
  if (!input.quiet && now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS)
    await noteSeen(ctx.db, session.id, now);

  const { passwordHash: _hash, tokenVersion: _version, ...operator } = session.operator;
  return { sessionId: session.id, operator, actor: actorOf(operator), confirmedAt: session.confirmedAt };
}

const FACTOR_NEEDED = 'second_factor_needed';

/** Whether somebody was refused because they have no second factor and need one. */
export function isFactorNeeded(error: unknown): boolean {
  return error instanceof DomainError && error.detail?.reason === FACTOR_NEEDED;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
