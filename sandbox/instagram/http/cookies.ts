/** With real attributes and lifetimes (docs/facts/headers-and-cookies.md#cookies). */
import type { Header } from './answer.ts';

const YEAR = 31_536_000;

type Attributes = { maxAge: number | null; httpOnly: boolean; sameSite?: 'Lax' };

const COOKIES = {
  sessionid: { maxAge: YEAR, httpOnly: true },
  ds_user_id: { maxAge: 7_776_000, httpOnly: false },
  csrftoken: { maxAge: 31_449_600, httpOnly: false },
  mid: { maxAge: 63_072_000, httpOnly: false },
  ig_did: { maxAge: 63_072_000, httpOnly: true },
  ig_nrcb: { maxAge: YEAR, httpOnly: false },
  datr: { maxAge: 34_560_000, httpOnly: true },
  rur: { maxAge: null, httpOnly: true, sameSite: 'Lax' },
  shbid: { maxAge: 604_800, httpOnly: true },
  shbts: { maxAge: 604_800, httpOnly: true },
  /** Ours: names an unfinished sign-in, which the site keeps in the page. */
  ig_flow: { maxAge: null, httpOnly: true, sameSite: 'Lax' },
} satisfies Record<string, Attributes>;

export type CookieName = keyof typeof COOKIES;

/** The domain is named only for the real host. */
export type CookiePlace = { host: string; secure: boolean };

/** With the site's attributes and lifetime (docs/facts/headers-and-cookies.md#cookies). */
export function setCookie(name: CookieName, value: string, place: CookiePlace): Header {
  const { maxAge, httpOnly, sameSite }: Attributes = COOKIES[name];
  const parts = [`${name}=${value}`];
  if (onInstagram(place.host)) parts.push('Domain=.instagram.com');
  parts.push('Path=/');
  if (maxAge !== null) parts.push(`Max-Age=${maxAge}`);
  if (httpOnly) parts.push('HttpOnly');
  if (place.secure) parts.push('Secure');
  if (sameSite) parts.push(`SameSite=${sameSite}`);
  return ['Set-Cookie', parts.join('; ')];
}

/** Deletes all sign-in cookies on seven domain variants (docs/facts/headers-and-cookies.md#cookies). */
export function deleteCookies(place: CookiePlace): Header[] {
  const gone = 'expires=Thu, 01-Jan-1970 00:00:00 GMT; Max-Age=0; Path=/';
  const domains = [
    '',
    'instagram.com',
    '.instagram.com',
    'www.instagram.com',
    '.www.instagram.com',
    'i.instagram.com',
    '.i.instagram.com',
  ];
  const names: CookieName[] = ['sessionid', 'ds_user_id', 'csrftoken', 'rur', 'shbid', 'shbts'];
  return names.flatMap((name) =>
    domains.map(
      (domain): Header => [
        'Set-Cookie',
        `${name}=""; ${domain ? `Domain=${domain}; ` : ''}${gone}${place.secure ? '; Secure' : ''}`,
      ],
    ),
  );
}

/** Of doubled names the last non-empty value counts (docs/facts/headers-and-cookies.md#cookies). */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const value = part.slice(equals + 1).trim();
    if (value !== '' && value !== '""') cookies.set(part.slice(0, equals).trim(), value);
  }
  return cookies;
}

/** As a browser stores it, for minted sessions. */
export function storedCookie(name: CookieName, value: string, domain: string, now: Date) {
  const { maxAge, httpOnly }: Attributes = COOKIES[name];
  return {
    name,
    value,
    domain,
    path: '/',
    expires: maxAge === null ? -1 : Math.floor(now.getTime() / 1000) + maxAge,
    httpOnly,
    secure: isTrustworthy(domain),
    sameSite: 'Lax' as const,
  };
}

/** Region, user, a year from now, a signature; quoted. */
export function rurValue(userId: bigint, now: Date): string {
  return signedCookie('NAO', userId, now);
}

/** The form of `rur`, `shbid` and `shbts`. */
export function signedCookie(value: string, userId: bigint, now: Date): string {
  const ahead = Math.floor(now.getTime() / 1000) + YEAR;
  return `"${value}\\054${userId}\\054${ahead}:01f7${now.getTime().toString(16).padStart(16, '0')}"`;
}

/** Browsers keep `Secure` cookies of plain HTTP only for this machine. */
export function isTrustworthy(host: string): boolean {
  return onInstagram(host.replace(/^\./, '')) || /^(localhost|[\w-]+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

function onInstagram(host: string): boolean {
  return host === 'instagram.com' || host.endsWith('.instagram.com');
}
