import type { Ctx } from '#/lib/context.ts';
import { recordAudit } from './audit.ts';
import { actorOf } from './model.ts';
import { endPendings } from './pending-store.ts';
import { endSessions, findSession } from './store.ts';

/** Ends a session and the person's begun sign-ins. No error when it has ended. */
export async function signOutOperator(ctx: Pick<Ctx, 'db' | 'clock'>, input: { sessionId: string }): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(input.sessionId)) return;
  await ctx.db.transaction(async (tx) => {
    const session = await findSession(tx, input.sessionId);
    if (!session) return;
    const at = ctx.clock.now();
    await endPendings(tx, session.operatorId, at);
    if ((await endSessions(tx, { id: session.id, at })) === 0) return;
    await recordAudit(tx, {
      actor: actorOf(session.operator),
      action: 'operator.signed_out',
      subject: { kind: 'operator', id: session.operatorId },
      at,
    });
  });
}
