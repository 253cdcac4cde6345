import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { closeChallenges } from './challenge-store.ts';
import { findAttempt, moveAttempt } from './store.ts';

/** Gives up a waiting attempt. @throws {DomainError} `forbidden`; `not_found`; {IllegalTransition} */
export async function abandonAttempt(
  ctx: Pick<Ctx, 'db' | 'clock' | 'events'>,
  input: { attemptId: string; by: Actor },
): Promise<void> {
  demandRight(input.by, 'attempt.abandon');
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const attempt = await findAttempt(tx, input.attemptId);
    if (!attempt) throw notFound('sign-in attempt', input.attemptId);
    await moveAttempt(tx, attempt, 'abandon', { at });
    await closeChallenges(tx, attempt.id, 'closed');
    await recordAudit(tx, {
      actor: input.by,
      action: 'refresh.abandoned',
      subject: { kind: 'attempt', id: attempt.id },
      at,
    });
    await ctx.events.emit(tx, { topic: 'attempt', id: attempt.id });
    await ctx.events.emit(tx, { topic: 'account', id: attempt.accountId });
  });
}
