import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { selectFactors } from './factors/store.ts';
import { DEVICE_MS, knownDevice } from './known-device.ts';
import type { OperatorRecord } from './model.ts';
import { noteRefusal, noteThrottled } from './note-refusal.ts';
import { openSession, type SignInFrom } from './open-session.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { beginPending } from './pending-store.ts';
import type { SignIn } from './schema.ts';
import { findOperator, rehashPassword } from './store.ts';
import { type Try, takeTry, tryWasNone, tryWasRight } from './take-try.ts';
import type { OperatorView } from './view.ts';

/** A session, or a secret for the second step. `device`: for the known device's cookie. */
export type SignedIn =
  | { sessionId: string; operator: OperatorView; device: string; pending?: never }
  | { pending: string };

/**
 * Signs in with e-mail and password; with a second factor a pending sign-in for `completeSignIn`. Unknown e-mail, wrong
 * password and disabled operator look alike in answer and work. Tries are counted before the password is looked at; a
 * known browser has its own count. @throws {DomainError} `unauthenticated`; `throttled` with `retryAfterSeconds`.
 */
export async function signInOperator(ctx: Pick<Ctx, 'db' | 'clock'>, input: SignIn & SignInFrom): Promise<SignedIn> {
  const { granted, operator, right } = await tryPassword(ctx, input);
  if (operator && right && operator.disabledAt === null) return passwordWasRight(ctx, operator, input, granted);

  const { email, address, tell } = input;
  await noteRefusal(ctx, { operator, email, address, tell, waitsNow: granted.waitsNow });
  throw new DomainError('unauthenticated', 'The e-mail address or the password is not right.');
}

async function tryPassword(ctx: Pick<Ctx, 'db' | 'clock'>, input: SignIn & SignInFrom) {
  const { email, address, device: secret, password } = input;
  const now = ctx.clock.now();
  const deviceId = await knownDevice(ctx.db, { email, secret, since: after(now, -DEVICE_MS) });
  try {
    const granted = await takeTry(ctx.db, { kind: 'sign_in', email, address, deviceId }, now);
    const operator = await findOperator(ctx.db, { email });
    const known = deviceId !== null;
    const right = await isPassword(operator?.passwordHash ?? null, password, { known }).catch(
      async (error: unknown) => {
        await tryWasNone(ctx.db, granted, ctx.clock.now());
        throw error;
      },
    );
    return { granted, operator, right };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'throttled') await noteThrottled(ctx, input.tell);
    throw error;
  }
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
    await tryWasRight(tx, granted, at);
    const { length: factors } = await selectFactors(tx, operator.id);
    if (factors > 0) return { pending: await beginPending(tx, operator, at) };
    return { ...(await openSession(tx, operator, input, { at, with: 'password' })), operator: view };
  });
}
