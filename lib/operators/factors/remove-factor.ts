import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { findOperator } from '../store.ts';
import { isFactorRequired } from './required.ts';
import { endOtherSessions, type Keeper } from './settle-factors.ts';
import { deleteFactors, lockFactors, renameFactorRow, replaceRecoveryCodes, selectFactors } from './store.ts';

/**
 * Removes one's own factor; recovery codes go with the last. Ends other sessions.
 * @throws {DomainError} `forbidden`; `not_found`; `conflict` for an owner's last required one.
 */
export async function removeFactor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Keeper & { factorId: string; by: Actor },
): Promise<void> {
  demandRight(input.by, 'own.factors');
  const { operatorId, factorId, by } = input;
  await ctx.db.transaction(async (tx) => {
    await lockFactors(tx, operatorId);
    const operator = await findOperator(tx, { id: operatorId });
    const factors = await selectFactors(tx, operatorId);
    const factor = factors.find(({ id }) => id === factorId);
    if (!operator || !factor) throw notFound('second factor', factorId);
    if (factors.length === 1 && (await isFactorRequired(tx, operator.role)))
      throw new DomainError('conflict', 'Owners need a second factor. Add another one before you remove this one.');
    const at = ctx.clock.now();
    await deleteFactors(tx, { operatorId, id: factorId });
    if (factors.length === 1) await replaceRecoveryCodes(tx, operatorId, [], at);
    await endOtherSessions(tx, { ...input, at });
    await recordAudit(tx, {
      actor: by,
      action: 'operator.factor_removed',
      subject: { kind: 'operator', id: operatorId },
      detail: { kind: factor.kind, name: factor.name },
      at,
    });
  });
}

/** Renames one's own factor. @throws {DomainError} `forbidden`; `not_found`. */
export async function renameFactor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; factorId: string; name: string; by: Actor },
): Promise<void> {
  demandRight(input.by, 'own.factors');
  const { operatorId, factorId, name, by } = input;
  await ctx.db.transaction(async (tx) => {
    if (!(await renameFactorRow(tx, operatorId, factorId, name))) throw notFound('second factor', factorId);
    const subject = { kind: 'operator', id: operatorId };
    await recordAudit(tx, {
      actor: by,
      action: 'operator.factor_renamed',
      subject,
      detail: { name },
      at: ctx.clock.now(),
    });
  });
}
