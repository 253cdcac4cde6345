import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { endSessions, findOperator, findSession } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

/**
 * Ends one session of the operator who asks. One that has ended, or is somebody else's, is told apart from nothing.
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export async function endOwnSession(
  ctx: Effects,
  input: { operatorId: string; sessionId: string; by: Actor },
): Promise<void> {
  const { operatorId, sessionId, by } = input;
  demandRight(by, 'own.sessions');
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const session = await findSession(tx, sessionId);
    if (session?.operatorId !== operatorId || (await endSessions(tx, { id: sessionId, at })) === 0)
      throw notFound('session', sessionId);
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, { actor: by, deed: 'operator.session_ended', subject, at });
  });
}

/**
 * Ends every session of an operator: one's own, this one too, or as an owner somebody else's. Their tokens live on.
 * @returns how many there were.
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export async function endAllSessions(ctx: Effects, input: { operatorId: string; by: Actor }): Promise<number> {
  const { operatorId, by } = input;
  demandRight(by, operatorId === by.id ? 'own.sessions' : 'operator.end_sessions');
  return ctx.db.transaction(async (tx) => {
    if (!(await findOperator(tx, { id: operatorId }))) throw notFound('operator', operatorId);
    const at = ctx.clock.now();
    const sessions = await endSessions(tx, { operatorId, at });
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, { actor: by, deed: 'operator.sessions_ended', subject, detail: { sessions }, at });
    return sessions;
  });
}
