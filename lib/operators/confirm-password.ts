import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { OperatorRecord } from './model.ts';
import { isPassword } from './password-hash.ts';
import { findOperator } from './store.ts';
import { takeTry, tryWasRight } from './take-try.ts';

/**
 * Asks an operator's password again, before what a stolen session must not do (docs/facts/reliability.md#attacks, B19).
 * @throws {DomainError} `forbidden` when it is wrong; `throttled`; `not_found`.
 */
export async function confirmPassword(ctx: Pick<Ctx, 'db' | 'clock'>, input: PasswordAgain): Promise<void> {
  await confirmedOperator(ctx, input);
}

export type PasswordAgain = { operatorId: string; password: string; address: string | null };

/** As `confirmPassword`, with the operator's record. */
export async function confirmedOperator(ctx: Pick<Ctx, 'db' | 'clock'>, input: PasswordAgain): Promise<OperatorRecord> {
  const operator = await findOperator(ctx.db, { id: input.operatorId });
  if (!operator) throw notFound('operator', input.operatorId);
  const { operatorId, address, password } = input;
  const granted = await takeTry(ctx.db, { kind: 'again', operatorId, address }, ctx.clock.now());
  if (!(await isPassword(operator.passwordHash, password, { known: true })))
    throw new DomainError('forbidden', 'The current password is not right.');
  await ctx.db.transaction((tx) => tryWasRight(tx, granted, ctx.clock.now()));
  return operator;
}
