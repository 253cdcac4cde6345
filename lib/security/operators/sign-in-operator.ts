import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { recordAudit } from '../audit.ts';
import { actorOf, type OperatorView } from './model.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import type { SignIn } from './schema.ts';
import { endSessions, findOperator, insertSession, noteSignIn, type OperatorRecord, rehashPassword } from './store.ts';
import { type Try, takeTry, tryWasRight } from './take-try.ts';

/** Where a sign-in comes from. `address` must be one that the client cannot choose (not a raw `X-Forwarded-For`). */
export type SignInFrom = { address: string | null; userAgent: string | null; replacesSessionId?: string | null };

/**
 * Signs an operator in with e-mail and password, and gives a new session; the one it replaces ends.
 *
 * Unknown e-mail, wrong password and disabled operator give the same error after the same work. Every try is in the
 * audit log, except the throttled ones, which would let a stranger fill it.
 *
 * @throws {DomainError} `unauthenticated`; `throttled` with `retryAfterSeconds`.
 */
export async function signInOperator(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: SignIn & SignInFrom,
): Promise<{ sessionId: string; operator: OperatorView }> {
  const granted = await takeTry(ctx.db, { email: input.email, address: input.address, now: ctx.clock.now() });
  const operator = await findOperator(ctx.db, { email: input.email });
  const right = await isPassword(operator?.passwordHash ?? null, input.password);
  if (operator && right && operator.disabledAt === null) return openSession(ctx, operator, input, granted);

  await refuse(ctx, operator, input);
  throw new DomainError('unauthenticated', 'The e-mail address or the password is not right.');
}

async function openSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord,
  input: SignIn & SignInFrom,
  granted: Try,
): Promise<{ sessionId: string; operator: OperatorView }> {
  const { passwordHash, tokenVersion, ...view } = operator;
  const renewed = isOutdated(passwordHash) ? await hashPassword(input.password) : null;

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const userAgent = input.userAgent?.slice(0, 300) ?? null;
    const sessionId = await insertSession(tx, {
      operatorId: operator.id,
      tokenVersion,
      address: input.address,
      userAgent,
      at,
    });
    if (input.replacesSessionId && isId(input.replacesSessionId))
      await endSessions(tx, { id: input.replacesSessionId, at });
    if (renewed) await rehashPassword(tx, operator, renewed);
    await noteSignIn(tx, input.email, 'succeeded');
    await tryWasRight(tx, granted);
    await recordAudit(tx, {
      actor: actorOf(operator),
      deed: 'operator.signed_in',
      subject: { kind: 'operator', id: operator.id },
      detail: { address: input.address },
      at,
    });
    return { sessionId, operator: view };
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

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
