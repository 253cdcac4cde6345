import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { isPassword } from './password-hash.ts';
import { findOperator, type OperatorRecord } from './store.ts';
import { takeTry, tryWasRight } from './take-try.ts';

/**
 * Asks a signed-in operator for the password once more, before an action that a stolen session must not do (a new
 * password, new Instagram credentials; docs/facts/reliability.md#attacks, B19). Counts as a try, like a sign-in.
 *
 * @throws {DomainError} `forbidden` when it is wrong; `throttled`; `not_found`.
 */
export async function confirmPassword(ctx: Pick<Ctx, 'db' | 'clock'>, input: PasswordAgain): Promise<void> {
  await confirmedOperator(ctx, input);
}

export type PasswordAgain = { operatorId: string; password: string; address: string | null };

/** As `confirmPassword`; gives what the rest of this room needs to go on. */
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
