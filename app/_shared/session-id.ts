import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { sessionCookieName } from './session-cookie.ts';
import { webProcess } from './web-process.ts';

/** The session that the request's cookie names, or null: no cookie, a foreign one, or one that was tampered with. */
export async function currentSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const { env } = await webProcess();
  const read = await decode({ token, secret: env.authSecret }).catch(() => null);
  return typeof read?.sid === 'string' ? read.sid : null;
}
