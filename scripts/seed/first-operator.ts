import type { Ctx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { isGuessed } from '#/lib/operators/guessable-password.ts';
import { NewOperator } from '#/lib/operators/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { UserError } from '../user-error.ts';

/** Makes the first operator, an owner, while there is none. @throws {UserError} the settings describe none. */
export async function seedOperator(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  wanted: { email: string | undefined; password: string | undefined },
): Promise<void> {
  if ((await ctx.db.operator.count()) > 0) return;
  const parsed = NewOperator.safeParse({ ...wanted, name: 'Owner', role: 'owner' });
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      ({ path, message }) => `FIRST_OPERATOR_${String(path[0]).toUpperCase()}: ${message}`,
    );
    throw new UserError(
      `There is no operator yet, and the settings do not describe the first one. ${reasons.join(' ')}`,
    );
  }
  try {
    await createOperator(ctx, { ...parsed.data, by: SYSTEM });
  } catch (error) {
    if (isGuessed(error))
      throw new UserError('FIRST_OPERATOR_PASSWORD is one of the passwords that are tried first. Choose another.');
    const madeMeanwhile = error instanceof DomainError && error.code === 'conflict';
    if (!madeMeanwhile) throw error;
  }
}
