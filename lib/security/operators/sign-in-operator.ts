import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { recordAudit } from '../audit.ts';
import { selectFactors } from '../factors/store.ts';
import type { OperatorView } from './model.ts';
import { openSession, type SignInFrom } from './open-session.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { beginPending } from './pending-store.ts';
import type { SignIn } from './schema.ts';
import { findOperator, noteSignIn, type OperatorRecord, rehashPassword } from './store.ts';
import { type Try, takeTry, tryWasRight } from './take-try.ts';

/** A session, or what the browser keeps until the second factor is shown: a secret that opens nothing by itself. */
export type SignedIn = { sessionId: string; operator: OperatorView; pending?: never } | { pending: string };

/**
 * Signs an operator in with e-mail and password, and gives a new session; the one it replaces ends. Who has a second factor
 * gets no session yet, but a pending sign-in for `completeSignIn`.
 *
 * Unknown e-mail, wrong password and disabled operator give the same error after the same work. Every try is in the
 * audit log, except the throttled ones, which would let a stranger fill it.
 *
 * @throws {DomainError} `unauthenticated`; `throttled` with `retryAfterSeconds`.
 */
export async function signInOperator(ctx: Pick<Ctx, 'db' | 'clock'>, input: SignIn & SignInFrom): Promise<SignedIn> {
  const granted = await takeTry(ctx.db, { email: input.email, address: input.address, now: ctx.clock.now() });
  const operator = await findOperator(ctx.db, { email: input.email });
  const right = await isPassword(operator?.passwordHash ?? null, input.password);
  if (operator && right && operator.disabledAt === null) return passwordWasRight(ctx, operator, input, granted);

  await refuse(ctx, operator, input);
  throw new DomainError('unauthenticated', 'The e-mail address or the password is not right.');
}

async function passwordWasRight(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord,
  input: SignIn & SignInFrom,
  granted: Try,
): Promise<SignedIn> {
  const { passwordHash, tokenVersion: _version, ...view } = operator;
  const renewed = isOutdated(passwordHash) ? await hashPassword(input.password) : null;

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    if (renewed) await rehashPassword(tx, operator, renewed);
    await tryWasRight(tx, granted);
    const { length: factors } = await selectFactors(tx, operator.id);
    if (factors > 0) return { pending: await beginPending(tx, operator, at) };
    return { sessionId: await openSession(tx, operator, input, { at, with: 'password' }), operator: view };
  });
}

async function refuse(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord | null,
  input: SignIn & SignInFrom,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await noteSignIn(tx, input.email, { failedAt: at });
    await recordAudit(tx, {
      actor: { kind: 'system', id: null, name: 'sign-in' },
      deed: 'operator.sign_in_refused',
      subject: operator ? { kind: 'operator', id: operator.id } : null,
      detail: { email: input.email, address: input.address },
      at,
    });
  });
}
