import type { Ctx } from '#/lib/context.ts';
import type { Person } from './audit.ts';
import { isSessionAlive, SESSION_LIMITS } from './model.ts';
import { demandRight } from './rights.ts';
import { openSessionsOf } from './session-store.ts';
import type { SessionView } from './view.ts';

/** One's own living sessions, last used first. @throws {DomainError} `forbidden` */
export async function listOwnSessions(ctx: Pick<Ctx, 'db' | 'clock'>, input: { by: Person }): Promise<SessionView[]> {
  demandRight(input.by, 'own.sessions');
  const now = ctx.clock.now();
  const rows = await openSessionsOf(ctx.db, input.by.id);
  return rows
    .filter(({ operator, ...session }) => isSessionAlive(session, operator, now, SESSION_LIMITS))
    .map(({ id, address, userAgent, createdAt, seenAt }) => ({ id, address, userAgent, createdAt, seenAt }));
}
