import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from '../audit.ts';
import { confirmedOperator } from './confirm-password.ts';
import { demandUnguessable } from './guessable-password.ts';
import { hashPassword } from './password-hash.ts';
import type { ChangePassword } from './schema.ts';
import { carrySession, endSessions, findOperator, type OperatorRecord, replacePassword } from './store.ts';

/**
 * Gives an operator a new password, who must know the present one. All other sessions of this operator end; the one
 * that asked goes on.
 *
 * @throws {DomainError} `forbidden` (present password wrong), `throttled`, `invalid` (the same again, or easily guessed), `conflict` (changed meanwhile).
 */
export async function changePassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: ChangePassword & { operatorId: string; sessionId: string; address: string | null; by: Actor },
): Promise<void> {
  const { operatorId, currentPassword, newPassword, sessionId, address, by } = input;
  const operator = await confirmedOperator(ctx, { operatorId, password: currentPassword, address });
  if (newPassword === currentPassword)
    throw new DomainError('invalid', 'The new password is the present one. Choose another.');
  demandUnguessable(newPassword, operator);
  await storePassword(ctx, operator, { newPassword, keepSessionId: sessionId, by, deed: 'operator.password_changed' });
}

/**
 * Gives another operator a new password without knowing the old one; every session of that operator ends.
 * For owners: the edge admits with the role `owner`.
 * @throws {DomainError} `not_found`, `invalid` (easily guessed), `conflict` (changed meanwhile).
 */
export async function resetPassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; newPassword: string; by: Actor },
): Promise<void> {
  const operator = await findOperator(ctx.db, { id: input.operatorId });
  if (!operator) throw notFound('operator', input.operatorId);
  demandUnguessable(input.newPassword, operator);
  await storePassword(ctx, operator, {
    newPassword: input.newPassword,
    keepSessionId: null,
    by: input.by,
    deed: 'operator.password_reset',
  });
}

type NewPassword = { newPassword: string; keepSessionId: string | null; by: Actor; deed: string };

async function storePassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord,
  change: NewPassword,
): Promise<void> {
  const passwordHash = await hashPassword(change.newPassword);
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const tokenVersion = await replacePassword(tx, operator, passwordHash);
    if (tokenVersion === null)
      throw new DomainError('conflict', 'The password was changed by somebody else meanwhile.');
    await endSessions(tx, {
      operatorId: operator.id,
      at,
      ...(change.keepSessionId ? { except: change.keepSessionId } : {}),
    });
    if (change.keepSessionId) await carrySession(tx, change.keepSessionId, operator.id, tokenVersion);
    await recordAudit(tx, { actor: change.by, deed: change.deed, subject: { kind: 'operator', id: operator.id }, at });
  });
}
