/** Cookies between an identity and the wire. The identity's storage state is the only jar. */
import { Cookie, domainMatch, pathMatch } from 'tough-cookie';
import type { Identity, StoredCookie } from '../identity.ts';

/**
 * The live cookies of a request, in the order of sending. `Secure` ones go over https or to this machine; empty values
 * count as absent (docs/facts/headers-and-cookies.md#cookies).
 */
export function cookiesFor(identity: Identity, url: URL, now: Date): StoredCookie[] {
  const seconds = now.getTime() / 1000;
  return identity.storageState.cookies.filter(
    (cookie) =>
      isSendable(cookie) &&
      coversHost(cookie.domain, url.hostname) &&
      pathMatch(url.pathname, cookie.path) &&
      (cookie.expires < 0 || cookie.expires > seconds) &&
      (!cookie.secure || url.protocol === 'https:' || isThisMachine(url.hostname)),
  );
}

/** Applies Set-Cookie headers to the identity; the same object when nothing changed. Ignores other hosts. */
export function foldCookies(identity: Identity, setCookies: readonly string[], hostname: string, now: Date): Identity {
  const cookies = [...identity.storageState.cookies];
  let changed = false;

  for (const fresh of acceptedCookies(setCookies, hostname)) {
    const at = cookies.findIndex((cookie) => sameCookie(cookie, storedFrom(fresh, hostname, now)));
    const known = cookies[at];
    if (isDeletion(fresh, now)) {
      if (known) cookies.splice(at, 1);
      changed ||= known !== undefined;
    } else {
      const stored = storedFrom(fresh, hostname, now);
      changed ||= known?.value !== stored.value || differsInAge(known, stored);
      if (known) cookies[at] = stored;
      else cookies.push(stored);
    }
  }
  return changed ? { ...identity, storageState: { ...identity.storageState, cookies } } : identity;
}

/**
 * What an answer does to `sessionid`; null: neither. Deletions come for several domains at once
 * (docs/facts/headers-and-cookies.md#cookies); one that also sets a live cookie has not ended the session.
 */
export function sessionCookieOf(setCookies: readonly string[], hostname: string): 'deleted' | 'set' | 'untouched' {
  const session = acceptedCookies(setCookies, hostname).filter((cookie) => cookie.key === 'sessionid');
  if (session.length === 0) return 'untouched';
  return session.every((cookie) => isDeletion(cookie, null)) ? 'deleted' : 'set';
}

function acceptedCookies(setCookies: readonly string[], hostname: string): Cookie[] {
  return setCookies.flatMap((header) => {
    const cookie = Cookie.parse(header);
    return cookie?.key && (cookie.domain === null || isOwnDomain(cookie.domain, hostname)) ? [cookie] : [];
  });
}

function isOwnDomain(domain: string, hostname: string): boolean {
  return domain === hostname || (domain.includes('.') && domainMatch(hostname, domain) === true);
}

/** Without a clock: no value, no age, or an end in 1970. */
function isDeletion(cookie: Cookie, now: Date | null): boolean {
  if (cookie.value === '' || cookie.value === '""') return true;
  if (typeof cookie.maxAge === 'number') return cookie.maxAge <= 0;
  if (cookie.maxAge === '-Infinity') return true;
  return cookie.expires instanceof Date && cookie.expires.getTime() <= (now?.getTime() ?? DAY_MS);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function storedFrom(cookie: Cookie, hostname: string, now: Date): StoredCookie {
  const domain = cookie.domain === null || cookie.domain === hostname ? hostname : `.${cookie.domain}`;
  return {
    name: cookie.key,
    value: cookie.value,
    domain: cookie.domain === hostname && !isThisMachine(hostname) ? `.${hostname}` : domain,
    path: cookie.path?.startsWith('/') ? cookie.path : '/',
    expires: expiryOf(cookie, now),
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    sameSite: cookie.sameSite === 'strict' ? 'Strict' : cookie.sameSite === 'none' ? 'None' : 'Lax',
  };
}

/** No cookie of Instagram lives longer; browsers refuse an end beyond the year 9999. */
const LONGEST_LIFE_SECONDS = 10 * 365 * 24 * 60 * 60;

/** Unix seconds, or -1 without a readable end. */
function expiryOf(cookie: Cookie, now: Date): number {
  const seconds = Math.floor(now.getTime() / 1000);
  const end = typeof cookie.maxAge === 'number' ? seconds + cookie.maxAge : endOf(cookie.expires);
  return Number.isNaN(end) ? -1 : Math.min(end, seconds + LONGEST_LIFE_SECONDS);
}

function endOf(expires: Cookie['expires']): number {
  return expires instanceof Date ? Math.floor(expires.getTime() / 1000) : Number.NaN;
}

/** The age moves with every answer; only a shift of more than a day is stored. */
function differsInAge(known: StoredCookie | undefined, stored: StoredCookie): boolean {
  return known !== undefined && Math.abs(known.expires - stored.expires) > DAY_MS / 1000;
}

function sameCookie(a: StoredCookie, b: StoredCookie): boolean {
  return a.name === b.name && a.path === b.path && a.domain.replace(/^\./, '') === b.domain.replace(/^\./, '');
}

/** Without the dot a cookie is for that host alone. */
function coversHost(domain: string, hostname: string): boolean {
  return domain.startsWith('.') ? domainMatch(hostname, domain) === true : hostname === domain;
}

function isSendable(cookie: StoredCookie): boolean {
  return (
    /^[\x20-\x3a\x3c-\x7e]+$/.test(cookie.value) && cookie.value !== '""' && /^[\w!#$%&'*+.^`|~-]+$/.test(cookie.name)
  );
}

function isThisMachine(hostname: string): boolean {
  return /^((?:[\w-]+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
