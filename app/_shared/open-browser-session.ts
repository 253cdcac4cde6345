import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { SESSION_SECONDS, sessionCookieAttributes, sessionCookieName } from './session-cookie.ts';
import { webProcess } from './web-process.ts';

/** Sets the session's cookie as next-auth does. */
export async function openBrowserSession(sessionId: string): Promise<void> {
  const { env } = await webProcess();
  const value = await encode({ token: { sid: sessionId }, secret: env.authSecret, maxAge: SESSION_SECONDS });
  (await cookies()).set(sessionCookieName(), value, { ...sessionCookieAttributes(), maxAge: SESSION_SECONDS });
}
