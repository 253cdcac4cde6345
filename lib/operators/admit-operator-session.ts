import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Person } from './audit.ts';
import {
  actorOf,
  type HouseRules,
  isSessionAlive,
  type ProvenFactor,
  SEEN_EVERY_MS,
  SESSION_LIMITS,
  type SessionLimits,
} from './model.ts';
import { demandRight, type Right } from './rights.ts';
import { findSession } from './store.ts';
import type { OperatorView } from './view.ts';

export type Admitted = {
  sessionId: string;
  operator: OperatorView;
  actor: Person;
  confirmedAt: Date | null;
  factors: readonly ProvenFactor[];
  rules: HouseRules;
};

/**
 * Lets a session's holder act; a revocation counts at once. One statement.
 * @param input `quiet`: not a use, so that pages that reload keep no abandoned browser signed in.
 * @throws {DomainError} `unauthenticated` when the session is over; `forbidden`, also until a chosen password is
 * changed (`mustChangePassword` in the detail) or an owner has the required second factor (`mustSetUpFactor`).
 */
export async function admitOperatorSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { sessionId: string | null | undefined; right: Right; quiet?: boolean; limits?: SessionLimits },
): Promise<Admitted> {
  const { sessionId, right, quiet, limits = SESSION_LIMITS } = input;
  const now = ctx.clock.now();
  const use = { at: now, unless: after(now, -SEEN_EVERY_MS), since: after(now, -limits.idleMs) };
  const session =
    sessionId && ID.test(sessionId) ? await findSession(ctx.db, sessionId, quiet ? undefined : use) : null;
  if (!session || !isSessionAlive(session, session.operator, now, limits)) {
    throw new DomainError('unauthenticated', 'Sign in to go on.');
  }
  if (session.operator.mustChangePassword && right !== 'own.password')
    throw new DomainError('forbidden', 'Choose a password of your own first.', { mustChangePassword: true });
  const actor = actorOf(session.operator);
  demandRight(actor, right);
  const lacksFactor = actor.role === 'owner' && session.rules.factorForOwners && session.factors.length === 0;
  if (lacksFactor && !isOwnDoor(right))
    throw new DomainError('forbidden', 'Owners need a second factor here. Set one up first.', {
      mustSetUpFactor: true,
    });

  const { passwordHash: _hash, tokenVersion: _version, ...operator } = session.operator;
  const { confirmedAt, factors, rules } = session;
  return { sessionId: session.id, operator, actor, confirmedAt, factors, rules };
}

/** What a person may do before the own password and the second factor; the rest is for those who have them. */
export function isOwnDoor(right: Right): boolean {
  return right === 'own.factors' || right === 'own.password';
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
