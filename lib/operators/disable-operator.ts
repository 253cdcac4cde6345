import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from './audit.ts';
import { keepOneOwner } from './keep-one-owner.ts';
import { demandRight } from './rights.ts';
import { findOperator, lockOwners, updateDisabled } from './store.ts';
import { endTokensOf } from './tokens/store.ts';
import type { OperatorView } from './view.ts';

/** Keeps an operator out at once. @throws {DomainError} `forbidden`; `not_found`; `conflict` for the last owner. */
export function disableOperator(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; by: Actor },
): Promise<OperatorView> {
  return setDisabled(ctx, { ...input, disabled: true });
}

/** Lets an operator sign in again; old sessions stay ended. @throws {DomainError} `forbidden`; `not_found`. */
export function enableOperator(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; by: Actor },
): Promise<OperatorView> {
  return setDisabled(ctx, { ...input, disabled: false });
}

async function setDisabled(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; disabled: boolean; by: Actor },
): Promise<OperatorView> {
  const { operatorId, disabled, by } = input;
  demandRight(by, disabled ? 'operator.disable' : 'operator.enable');
  return ctx.db.transaction(async (tx) => {
    const owners = await lockOwners(tx);
    const before = await findOperator(tx, { id: operatorId });
    if (!before) throw notFound('operator', operatorId);
    const { passwordHash: _hash, tokenVersion: _version, ...unchanged } = before;
    if ((before.disabledAt !== null) === disabled) return unchanged;
    if (disabled) keepOneOwner(owners, operatorId);
    const at = ctx.clock.now();
    const operator = await updateDisabled(tx, operatorId, disabled ? at : null, at);
    const tokens = disabled ? await endTokensOf(tx, operatorId, at) : 0;
    await recordAudit(tx, {
      actor: by,
      action: disabled ? 'operator.disabled' : 'operator.enabled',
      subject: { kind: 'operator', id: operatorId },
      ...(disabled ? { detail: { tokens } } : {}),
      at,
    });
    return operator;
  });
}
