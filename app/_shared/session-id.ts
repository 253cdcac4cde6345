import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { sessionCookieName } from './session-cookie.ts';
import { webProcess } from './web-process.ts';

/** Null without a cookie, or with a foreign or altered one. */
export async function currentSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const { env } = await webProcess();
  const read = await decode({ token, secret: env.authSecret }).catch(() => null);
  return typeof read?.sid === 'string' ? read.sid : null;
}
