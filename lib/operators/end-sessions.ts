import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, type Person, recordAudit } from './audit.ts';
import { demandRight } from './rights.ts';
import { endSessions, findOperator, findSession } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock'>;

/** Ends one of one's own sessions. @throws {DomainError} `not_found`, `forbidden`. */
export async function endOwnSession(ctx: Effects, input: { sessionId: string; by: Person }): Promise<void> {
  const { sessionId, by } = input;
  demandRight(by, 'own.sessions');
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const session = await findSession(tx, sessionId);
    if (session?.operatorId !== by.id || (await endSessions(tx, { id: sessionId, at })) === 0)
      throw notFound('session', sessionId);
    const subject = { kind: 'operator', id: by.id };
    await recordAudit(tx, { actor: by, action: 'operator.session_ended', subject, at });
  });
}

/** Signs the asker out everywhere, here too; returns how many sessions. @throws {DomainError} `forbidden`. */
export function endOwnSessions(ctx: Effects, { by }: { by: Person }): Promise<number> {
  demandRight(by, 'own.sessions');
  return endAll(ctx, { operatorId: by.id, by });
}

/** Signs somebody out everywhere; returns how many sessions. @throws {DomainError} `not_found`, `forbidden`. */
export function endSessionsOf(ctx: Effects, input: { operatorId: string; by: Actor }): Promise<number> {
  demandRight(input.by, 'operator.end_sessions');
  return endAll(ctx, input);
}

async function endAll(ctx: Effects, { operatorId, by }: { operatorId: string; by: Actor }): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    if (!(await findOperator(tx, { id: operatorId }))) throw notFound('operator', operatorId);
    const at = ctx.clock.now();
    const sessions = await endSessions(tx, { operatorId, at });
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, { actor: by, action: 'operator.sessions_ended', subject, detail: { sessions }, at });
    return sessions;
  });
}
