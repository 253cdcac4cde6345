import type { Ctx } from '#/lib/context.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from './audit.ts';
import { keepOneOwner } from './keep-one-owner.ts';
import { demandRight } from './rights.ts';
import type { Role } from './role.ts';
import { findOperator, lockOwners, updateRole } from './store.ts';
import type { OperatorView } from './view.ts';

/** Changes a role from the next request on. @throws {DomainError} `forbidden`; `not_found`; `conflict` (last owner). */
export async function setRole(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; role: Role; by: Actor },
): Promise<OperatorView> {
  const { operatorId, role, by } = input;
  demandRight(by, 'operator.set_role');
  return ctx.db.transaction(async (tx) => {
    const owners = await lockOwners(tx);
    const before = await findOperator(tx, { id: operatorId });
    if (!before) throw notFound('operator', operatorId);
    if (role !== 'owner') keepOneOwner(owners, operatorId);
    const operator = await updateRole(tx, operatorId, role);
    const detail = { from: before.role, to: role };
    await recordAudit(tx, {
      actor: by,
      action: 'operator.role_set',
      subject: { kind: 'operator', id: operatorId },
      detail,
      at: ctx.clock.now(),
    });
    return operator;
  });
}
