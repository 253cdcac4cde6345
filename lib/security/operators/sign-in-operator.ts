import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { recordAudit } from '../audit.ts';
import { DEVICE_MS, knownDevice, rememberDevice } from './known-device.ts';
import { actorOf, type OperatorView } from './model.ts';
import { noteRefusal, noteThrottled, type TellIntrusion } from './note-refusal.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import type { SignIn } from './schema.ts';
import { endSessions, findOperator, insertSession, noteSignIn, type OperatorRecord, rehashPassword } from './store.ts';
import { type Try, takeTry, tryWasNone, tryWasRight } from './take-try.ts';

/**
 * Where a sign-in comes from. `address` must be one that the client cannot choose (not a raw `X-Forwarded-For`);
 * `device` is what the browser's cookie of known devices holds; `tell` alarms the operators.
 */
export type SignInFrom = {
  address: string | null;
  userAgent: string | null;
  replacesSessionId?: string | null;
  device?: string | null;
  tell?: TellIntrusion;
};

/** `device`: the secret that makes this browser known, for its cookie. */
export type SignedIn = { sessionId: string; operator: OperatorView; device: string };

/**
 * Signs an operator in with e-mail and password, and gives a new session; the one it replaces ends.
 *
 * Unknown e-mail, wrong password and disabled operator give the same error after the same work. Refused tries are in the
 * audit log, folded. Tries are counted before the password is looked at; in a browser where the operator signed in
 * before only its own tries count, so the right password works there whatever strangers do.
 *
 * @throws {DomainError} `unauthenticated`; `throttled` with `retryAfterSeconds`.
 */
export async function signInOperator(ctx: Pick<Ctx, 'db' | 'clock'>, input: SignIn & SignInFrom): Promise<SignedIn> {
  const { granted, operator, right } = await tryPassword(ctx, input);
  if (operator && right && operator.disabledAt === null) return openSession(ctx, operator, input, granted);

  const { email, address, tell } = input;
  await noteRefusal(ctx, { operator, email, address, tell, waitsNow: granted.waitsNow });
  throw new DomainError('unauthenticated', 'The e-mail address or the password is not right.');
}

/** One counted look at the password. */
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

async function openSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operator: OperatorRecord,
  input: SignIn & SignInFrom,
  granted: Try,
): Promise<SignedIn> {
  const { passwordHash, tokenVersion, ...view } = operator;
  const renewed = isOutdated(passwordHash) ? await hashPassword(input.password) : null;

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    const userAgent = input.userAgent?.slice(0, 300) ?? null;
    const device = await rememberDevice(tx, { operator, presented: input.device, at });
    const sessionId = await insertSession(tx, {
      operatorId: operator.id,
      tokenVersion,
      address: input.address,
      userAgent,
      deviceId: device.id,
      at,
    });
    if (input.replacesSessionId && isId(input.replacesSessionId))
      await endSessions(tx, { id: input.replacesSessionId, at });
    if (renewed) await rehashPassword(tx, operator, renewed);
    await noteSignIn(tx, input.email, 'succeeded');
    await tryWasRight(tx, granted, at);
    await recordAudit(tx, {
      actor: actorOf(operator),
      deed: 'operator.signed_in',
      subject: { kind: 'operator', id: operator.id },
      detail: { address: input.address },
      at,
    });
    return { sessionId, operator: view, device: device.secret };
  });
}

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
