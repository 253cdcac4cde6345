/** next-auth carries a session's name in an encrypted cookie; the database is asked each time (operator-context.ts). */
import type { NextAuthOptions } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import { SignIn } from '#/lib/operators/schema.ts';
import { signInOperator } from '#/lib/operators/sign-in-operator.ts';
import { tellIntrusion } from '#/lib/outbox/tell-intrusion.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { deviceSecret, keepDevice } from './device-cookie.ts';
import { ownAddress } from './own-address.ts';
import { keepPending } from './pending-cookie.ts';
import { isSecure, SESSION_SECONDS, sessionCookieAttributes, sessionCookieName } from './session-cookie.ts';
import { currentSessionId } from './session-id.ts';
import { webProcess } from './web-process.ts';

/** For the wait, which next-auth cannot express. */
export type Refused = { retryAfterSeconds?: number };

/** Built per use: settings are read at run time. @param refused gets the wait of a refusal. */
export async function authOptions(refused: Refused = {}): Promise<NextAuthOptions> {
  const { env } = await webProcess();
  return {
    secret: env.authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieAttributes() },
    },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: (typed, request) => signedIn(typed, request.headers?.['user-agent'], refused),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ expires: session.expires, sid: token.sid }),
      redirect: ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
    },
    logger: { error: (code) => logTrouble(code), warn: () => {}, debug: () => {} },
  };
}

/** Null refuses; other codes, `second_factor` too, go into the answer's address. */
async function signedIn(
  typed: unknown,
  userAgent: string | undefined,
  refused: Refused,
): Promise<{ id: string } | null> {
  const input = SignIn.safeParse(pickTyped(typed));
  if (!input.success) return null;
  const { ctx } = await webProcess();
  try {
    const signedIn = await signInOperator(ctx, {
      ...input.data,
      address: await ownAddress(),
      userAgent: userAgent ?? null,
      replacesSessionId: await currentSessionId(),
      device: await deviceSecret(),
      tell: tellIntrusion(ctx),
    });
    if (signedIn.pending === undefined) {
      await keepDevice(signedIn.device);
      return { id: signedIn.sessionId };
    }
    await keepPending(signedIn.pending);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unauthenticated') return null;
    if (error instanceof DomainError && error.code === 'throttled') {
      refused.retryAfterSeconds = Number(error.detail?.retryAfterSeconds);
      throw new Error('throttled');
    }
    ctx.log.error({ err: error }, 'sign-in could not be checked');
    throw new Error('unavailable');
  }
  throw new Error('second_factor');
}

function pickTyped(typed: unknown): { email: unknown; password: unknown } {
  const fields = typeof typed === 'object' && typed !== null ? typed : {};
  return {
    email: 'email' in fields ? fields.email : undefined,
    password: 'password' in fields ? fields.password : undefined,
  };
}

async function logTrouble(code: string) {
  const { ctx } = await webProcess();
  ctx.log.warn({ code }, 'sign-in library reported trouble');
}
