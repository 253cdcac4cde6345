import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Person } from './audit.ts';
import { isFactorRequired } from './factors/required.ts';
import {
  actorOf,
  isSessionAlive,
  type ProvenFactor,
  SEEN_EVERY_MS,
  SESSION_LIMITS,
  type SessionLimits,
} from './model.ts';
import { demandRight, type Right } from './rights.ts';
import { findSession, noteSeen } from './store.ts';
import type { OperatorView } from './view.ts';

export type Admitted = {
  sessionId: string;
  operator: OperatorView;
  actor: Person;
  confirmedAt: Date | null;
  factors: readonly ProvenFactor[];
};

/**
 * Lets a session's holder act; a revocation counts at once.
 * @param input `quiet`: not a use, so that pages that reload keep no abandoned browser signed in.
 * @throws {DomainError} `unauthenticated` when the session is over; `forbidden`, also until a chosen password is
 * changed (`mustChangePassword` in the detail) or an owner has the required second factor (`mustSetUpFactor`).
 */
export async function admitOperatorSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { sessionId: string | null | undefined; right: Right; quiet?: boolean; limits?: SessionLimits },
): Promise<Admitted> {
  const session = input.sessionId && ID.test(input.sessionId) ? await findSession(ctx.db, input.sessionId) : null;
  const now = ctx.clock.now();
  if (!session || !isSessionAlive(session, session.operator, now, input.limits ?? SESSION_LIMITS)) {
    throw new DomainError('unauthenticated', 'Sign in to go on.');
  }
  if (session.operator.mustChangePassword && input.right !== 'own.password')
    throw new DomainError('forbidden', 'Choose a password of your own first.', { mustChangePassword: true });
  const actor = actorOf(session.operator);
  demandRight(actor, input.right);
  if (session.factors.length === 0 && !OWN_DOORS.includes(input.right) && (await isFactorRequired(ctx.db, actor.role)))
    throw new DomainError('forbidden', 'Owners need a second factor here. Set one up first.', {
      mustSetUpFactor: true,
    });
  if (!input.quiet && now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS)
    await noteSeen(ctx.db, session.id, now);

  const { passwordHash: _hash, tokenVersion: _version, ...operator } = session.operator;
  return { sessionId: session.id, operator, actor, confirmedAt: session.confirmedAt, factors: session.factors };
}

/** What an owner may do before the second factor. */
const OWN_DOORS: readonly Right[] = ['own.factors', 'own.password'];

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
