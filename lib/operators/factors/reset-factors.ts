import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { findOperator } from '../store.ts';
import { endOtherSessions } from './settle-factors.ts';
import { deleteFactors, lockFactors, replaceRecoveryCodes } from './store.ts';
import { factorWasRight } from './take-factor-try.ts';

/**
 * Removes all factors of a person who lost them, and ends their sessions; returns how many.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` for one's own.
 */
export async function resetFactors(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; by: Actor },
): Promise<{ factors: number }> {
  demandRight(input.by, 'operator.reset_factors');
  const { operatorId, by } = input;
  if (by.id === operatorId) throw new DomainError('conflict', 'Remove your own factors instead, one by one.');
  return ctx.db.transaction(async (tx) => {
    await lockFactors(tx, operatorId);
    if (!(await findOperator(tx, { id: operatorId }))) throw notFound('operator', operatorId);
    const at = ctx.clock.now();
    const factors = await deleteFactors(tx, { operatorId });
    await replaceRecoveryCodes(tx, operatorId, [], at);
    await endOtherSessions(tx, { operatorId, sessionId: null, at });
    await factorWasRight(tx, operatorId);
    await recordAudit(tx, {
      actor: by,
      action: 'operator.factors_reset',
      subject: { kind: 'operator', id: operatorId },
      detail: { factors },
      at,
    });
    return { factors };
  });
}
