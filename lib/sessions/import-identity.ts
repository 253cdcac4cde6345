import { z } from 'zod';
import type { Identity, StoredCookie } from '#/lib/instagram/identity.ts';
import { type ChosenCookie, chooseSession } from './material/choose-session.ts';
import { type NoSession, noSessionSentence } from './material/no-session.ts';
import { type Material, readMaterial } from './material/read-material.ts';

/** A desktop Chrome like our browser, so that a revive does not change it. */
export const IMPORTED_USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

const MATERIAL_LIMIT = 500_000;

/** Pasted text with at least one Instagram session. Refusals are `custom` issues with `NoSession` in `params`. */
export const SessionMaterial = z
  .string()
  .trim()
  .max(MATERIAL_LIMIT, 'expects a sessionid or cookies of at most 500,000 characters')
  .transform((text, refusal): Material => {
    if (text.length > MATERIAL_LIMIT) return z.NEVER;
    const material = readMaterial(text);
    const choice = chooseSession(material.cookies, new Date(0));
    if (choice.ok || choice.found.why === 'two_sessions' || choice.found.why === 'expired') return material;
    const found: NoSession = material.broken ? { why: 'broken_json' } : choice.found;
    refusal.addIssue({ code: 'custom', message: noSessionSentence(found), params: found });
    return z.NEVER;
  });

/** Of the browser that made the session (docs/facts/sessions-and-pace.md#lifetime). */
export const UserAgent = z
  .string()
  .trim()
  .min(1, 'expects the user agent of the browser that made the session')
  .max(512, 'expects a user agent of at most 512 characters')
  .regex(/^[\x20-\x7e]*$/, 'expects a user agent in printable ASCII, such as "Mozilla/5.0 (…) …"');

/** From copied cookies. Those without an end last a year. */
export function identityOf(
  cookies: readonly ChosenCookie[],
  options: { origin: string; userAgent: string | null; now: Date },
): Identity {
  const { hostname, protocol } = new URL(options.origin);
  const inAYear = Math.floor(options.now.getTime() / 1_000) + 31_536_000;
  const stored = cookies.map(
    (cookie): StoredCookie => ({
      name: cookie.name,
      value: cookie.value,
      domain: hostname.endsWith('instagram.com') ? '.instagram.com' : hostname,
      path: '/',
      expires: cookie.expires ?? inAYear,
      httpOnly: cookie.httpOnly,
      secure: protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost',
      sameSite: 'Lax',
    }),
  );
  return { userAgent: options.userAgent ?? IMPORTED_USER_AGENT, storageState: { cookies: stored, origins: [] } };
}
