/** Makes an identity from what a person can copy out of a browser. Pure. */
import type { Identity, StoredCookie } from '#/lib/instagram/identity.ts';

/**
 * The user agent of a session that came without one. A desktop Chrome of the family that our own browser
 * is of, so that a later revive in that browser does not change it (facts 5.1: a changed agent ends a session).
 */
export const IMPORTED_USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** An identity of a bare `sessionid`; the user id is its head (facts 2.2). */
export function identityFromSessionId(
  sessionId: string,
  options: { origin: string; userAgent?: string | null; now: Date },
): Identity {
  const host = new URL(options.origin).hostname;
  const domain = host.endsWith('instagram.com') ? '.instagram.com' : host;
  const expires = Math.floor(options.now.getTime() / 1000) + 31_536_000;
  const cookie = (name: string, value: string, httpOnly: boolean): StoredCookie => ({
    name,
    value,
    domain,
    path: '/',
    expires,
    httpOnly,
    secure: true,
    sameSite: 'Lax',
  });
  const userId = sessionId.split(':')[0] ?? '';
  return {
    userAgent: options.userAgent ?? IMPORTED_USER_AGENT,
    storageState: {
      cookies: [cookie('sessionid', encodeURIComponent(sessionId), true), cookie('ds_user_id', userId, false)],
      origins: [],
    },
  };
}
