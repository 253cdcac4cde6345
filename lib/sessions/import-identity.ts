/**
 * Makes an identity from what a person can copy out of a browser or another program: a bare `sessionid`, a Netscape
 * cookie file, a JSON list of cookies, a Playwright storage state, or Instaloader's cookies as a JSON dictionary. Pure.
 */
import { z } from 'zod';
import type { Identity, StoredCookie } from '#/lib/instagram/identity.ts';
import { SessionId } from './schema.ts';

/** Cookies of one signed-in browser, without the host that they will be used for. */
export type ImportedSession = { cookies: ImportedCookie[]; userAgent: string | null };
type ImportedCookie = { name: string; value: string; expires: number | null; httpOnly: boolean };

/**
 * The user agent of a session that came without one. A desktop Chrome of the family that our own browser
 * is of, so that a later revive in that browser does not change it (facts 5.1: a changed agent ends a session).
 */
export const IMPORTED_USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** No export of cookies is larger. */
const MATERIAL_LIMIT = 500_000;

/** Cookies that belong to a session or its device; whatever else was exported stays outside (facts 2.2). */
const WANTED = new Set(['sessionid', 'ds_user_id', 'csrftoken', 'mid', 'ig_did', 'datr', 'ig_nrcb', 'rur']);

/** What a person pasted, in any of the forms above; refuses the rest in one sentence. */
export const SessionMaterial = z
  .string()
  .trim()
  .max(MATERIAL_LIMIT, 'expects at most 500,000 characters')
  .transform((text, refusal): ImportedSession => {
    const session = readMaterial(text);
    if (session) return session;
    refusal.addIssue({
      code: 'custom',
      message:
        'expects a sessionid, a cookie file (Netscape or JSON), a Playwright storage state, or Instaloader cookies as JSON, with a sessionid for Instagram in it',
    });
    return z.NEVER;
  });

/** The session of a bare `sessionid`; the user id is its head (facts 2.2). */
export function sessionOfId(sessionId: string): ImportedSession {
  return withUserId([{ name: 'sessionid', value: encodeURIComponent(sessionId), expires: null, httpOnly: true }]);
}

/** An identity for one address of Instagram. */
export function identityOf(
  session: ImportedSession,
  options: { origin: string; userAgent?: string | null; now: Date },
): Identity {
  const { hostname, protocol } = new URL(options.origin);
  const inAYear = Math.floor(options.now.getTime() / 1_000) + 31_536_000;
  const cookies = session.cookies.map(
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
  return {
    userAgent: session.userAgent ?? options.userAgent ?? IMPORTED_USER_AGENT,
    storageState: { cookies, origins: [] },
  };
}

function readMaterial(text: string): ImportedSession | null {
  const bare = SessionId.safeParse(text);
  if (bare.success) return sessionOfId(bare.data);
  const found = text.startsWith('{') || text.startsWith('[') ? readJson(text) : readNetscape(text);
  const wanted = found?.filter(({ name, value }) => WANTED.has(name) && value !== '') ?? [];
  return wanted.some(({ name }) => name === 'sessionid') ? withUserId(wanted) : null;
}

/** Seven fields with tabs between them; `#HttpOnly_` in front of the domain is part of the format, other `#` are comments. */
function readNetscape(text: string): ImportedCookie[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const httpOnly = line.startsWith('#HttpOnly_');
    if (line.startsWith('#') && !httpOnly) return [];
    const [domain = '', , , , expires = '', name = '', value = ''] = line.replace(/^#HttpOnly_/, '').split('\t');
    return isInstagram(domain) && name
      ? [{ name, value: value.trim(), expires: seconds(Number(expires)), httpOnly }]
      : [];
  });
}

const JsonCookie = z.looseObject({
  name: z.string(),
  value: z.string(),
  domain: z.string().optional(),
  /** Unix seconds: `expires` in a storage state, `expirationDate` in the exports of browser extensions. */
  expires: z.number().optional(),
  expirationDate: z.number().optional(),
  httpOnly: z.boolean().optional(),
});
const JsonMaterial = z.union([
  z.array(JsonCookie),
  z.looseObject({ cookies: z.array(JsonCookie) }).transform(({ cookies }) => cookies),
  z
    .record(z.string(), z.union([z.string(), z.number()]))
    .transform((dictionary) =>
      Object.entries(dictionary).map(([name, value]) => JsonCookie.parse({ name, value: String(value) })),
    ),
]);

function readJson(text: string): ImportedCookie[] | null {
  const parsed = JsonMaterial.safeParse(parseJson(text));
  if (!parsed.success) return null;
  return parsed.data
    .filter(({ domain }) => domain === undefined || isInstagram(domain))
    .map(({ name, value, expires, expirationDate, httpOnly }) => ({
      name,
      value,
      expires: seconds(expires ?? expirationDate ?? -1),
      httpOnly: httpOnly ?? name === 'sessionid',
    }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isInstagram(domain: string): boolean {
  return /^\.?((www|i)\.)?instagram\.com$/i.test(domain);
}

function seconds(value: number): number | null {
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : null;
}

function withUserId(cookies: ImportedCookie[]): ImportedSession {
  const sessionId = cookies.find(({ name }) => name === 'sessionid')?.value ?? '';
  const userId = decodeURIComponent(sessionId.replace(/%(?![0-9a-f]{2})/gi, '%25')).split(':')[0] ?? '';
  const known = cookies.some(({ name }) => name === 'ds_user_id');
  const added =
    known || !/^\d+$/.test(userId) ? [] : [{ name: 'ds_user_id', value: userId, expires: null, httpOnly: false }];
  return { cookies: [...cookies, ...added], userAgent: null };
}
