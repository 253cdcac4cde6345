import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { findOperator } from '../operators/store.ts';
import type { TellFactors } from './remove-factor.ts';
import { endOtherSessions } from './settle-factors.ts';
import { deleteFactors, lockFactors, replaceRecoveryCodes } from './store.ts';
import { factorWasRight } from './take-factor-try.ts';

/**
 * Takes all factors and recovery codes of a person away who lost them: they sign in with the password alone, once more.
 * Every session of theirs ends. For owners, about others, and for whoever has the machine.
 *
 * @returns how many factors there were.
 * @throws {DomainError} `not_found`.
 */
export async function resetFactors(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; by: Actor; tell?: TellFactors },
): Promise<{ factors: number }> {
  const { operatorId, by, tell } = input;
  return ctx.db.transaction(async (tx) => {
    await lockFactors(tx, operatorId);
    const operator = await findOperator(tx, { id: operatorId });
    if (!operator) throw notFound('operator', operatorId);
    const at = ctx.clock.now();
    const factors = await deleteFactors(tx, { operatorId });
    await replaceRecoveryCodes(tx, operatorId, [], at);
    await endOtherSessions(tx, { operatorId, sessionId: null, at });
    await factorWasRight(tx, operatorId);
    await recordAudit(tx, {
      actor: by,
      deed: 'operator.factors_reset',
      subject: { kind: 'operator', id: operatorId },
      detail: { factors },
      at,
    });
    await tell?.(tx, { operator, what: 'reset', by, at });
    return { factors };
  });
}
