import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from './audit.ts';
import { demandUnguessable } from './guessable-password.ts';
import { hashPassword } from './password-hash.ts';
import { demandRight } from './rights.ts';
import type { NewOperator } from './schema.ts';
import { insertOperator } from './store.ts';
import type { OperatorView } from './view.ts';

/**
 * Adds a person; a password that somebody else chose is changed at the first sign-in.
 * @throws {DomainError} `forbidden`; `invalid` for a guessable password, `conflict` when the e-mail is taken.
 */
export async function createOperator(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: NewOperator & { by: Actor },
): Promise<OperatorView> {
  const { by, password, ...rest } = input;
  demandRight(by, 'operator.add');
  demandUnguessable(password, rest);
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const operator = await insertOperator(tx, { ...rest, passwordHash, mustChangePassword: by.kind !== 'system' });
    await recordAudit(tx, {
      actor: by,
      action: 'operator.created',
      subject: { kind: 'operator', id: operator.id },
      detail: { email: operator.email, role: operator.role },
      at: ctx.clock.now(),
    });
    return operator;
  });
}
