import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { type Actor, recordAudit } from './audit.ts';
import { confirmedOperator } from './confirm-password.ts';
import { demandUnguessable } from './guessable-password.ts';
import type { OperatorRecord } from './model.ts';
import { hashPassword } from './password-hash.ts';
import { demandRight } from './rights.ts';
import type { ChangePassword } from './schema.ts';
import { carrySession, endSessions, findOperator, replacePassword } from './store.ts';
import { endTokensOf } from './tokens/store.ts';

/**
 * Changes an operator's password, given the present one. Ends their tokens and other sessions.
 * @throws {DomainError} `forbidden` (wrong password), `throttled`, `invalid` (the same, or guessable), `conflict`.
 */
export async function changePassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: ChangePassword & { operatorId: string; sessionId: string; address: string | null; by: Actor },
): Promise<void> {
  const { operatorId, currentPassword, newPassword, sessionId, address, by } = input;
  demandRight(by, 'own.password');
  const operator = await confirmedOperator(ctx, { operatorId, password: currentPassword, address });
  if (newPassword === currentPassword)
    throw new DomainError('invalid', 'The new password is the present one. Choose another.');
  demandUnguessable(newPassword, operator);
  await storePassword(ctx, operator, {
    newPassword,
    mustChange: false,
    keepSessionId: sessionId,
    by,
    action: 'operator.password_changed',
  });
}

/**
 * Gives another operator a password to be changed at the next sign-in; ends their sessions and tokens.
 * @throws {DomainError} `forbidden`, `not_found`, `invalid` (guessable), `conflict` (changed meanwhile, or one's own).
 */
export async function resetPassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { operatorId: string; newPassword: string; by: Actor },
): Promise<void> {
  demandRight(input.by, 'operator.reset_password');
  if (input.by.id === input.operatorId)
    throw new DomainError('conflict', 'Change your own password instead: that asks for the present one.');
  const operator = await findOperator(ctx.db, { id: input.operatorId });
  if (!operator) throw notFound('operator', input.operatorId);
  demandUnguessable(input.newPassword, operator);
  await storePassword(ctx, operator, {
    newPassword: input.newPassword,
    mustChange: true,
    keepSessionId: null,
    by: input.by,
    action: 'operator.password_reset',
  });
}

/** `mustChange`: somebody else knows it. */
type NewPassword = {
  newPassword: string;
  mustChange: boolean;
  keepSessionId: string | null;
  by: Actor;
  action: string;
};

async function storePassword(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord,
  change: NewPassword,
): Promise<void> {
  const passwordHash = await hashPassword(change.newPassword);
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const tokenVersion = await replacePassword(tx, operator, { passwordHash, mustChangePassword: change.mustChange });
    if (tokenVersion === null)
      throw new DomainError('conflict', 'The password was changed by somebody else meanwhile.');
    await endSessions(tx, {
      operatorId: operator.id,
      at,
      ...(change.keepSessionId ? { except: change.keepSessionId } : {}),
    });
    if (change.keepSessionId) await carrySession(tx, change.keepSessionId, operator.id, tokenVersion);
    const tokens = await endTokensOf(tx, operator.id, at);
    const subject = { kind: 'operator', id: operator.id };
    await recordAudit(tx, { actor: change.by, action: change.action, subject, detail: { tokens }, at });
  });
}
