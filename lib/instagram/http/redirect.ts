/** Where a redirect wants to go. Redirects are read, never followed (facts 3.2). */

export type RedirectTarget = 'login' | 'home' | 'warning' | 'suspended' | 'challenge' | 'unsupported' | 'elsewhere';

export type Redirect = { to: RedirectTarget; url: string | null };

/** Places on Instagram, the first match counts (facts 3.1 E5, E6, E15, E16). */
const PLACES: readonly [RedirectTarget, RegExp][] = [
  ['suspended', /^\/accounts\/(suspended|disabled)\b/],
  ['warning', /^\/accounts\/scraping_warning\b/],
  ['unsupported', /^\/web\/unsupported_version\b/],
  [
    'challenge',
    /^\/(challenge|auth_platform|consent|privacy\/consent|terms)\b|^\/accounts\/update_risky_contactpoint\b/,
  ],
  ['login', /^\/accounts\/login\b|^\/login\b/],
  ['home', /^\/?$/],
];

/**
 * Names the target of a `Location`. Only the asked host and Instagram's own hosts count; a redirect
 * to anywhere else is `elsewhere`. Never throws.
 */
export function redirectOf(status: number, location: string | null, origin: string): Redirect | null {
  if (status < 300 || status > 399 || status === 304) return null;
  const url = urlOn(origin, location);
  if (!url) return { to: 'elsewhere', url: null };

  const place = PLACES.find(([, path]) => path.test(url.pathname));
  return place ? { to: place[0], url: url.href } : { to: 'elsewhere', url: null };
}

/** The place an announced address stands for, read like a redirect to it; null when there is none. */
export function placeOf(address: string | null, origin: string): RedirectTarget | null {
  return address === null ? null : (redirectOf(302, address, origin)?.to ?? null);
}

/**
 * An address that may be offered to a person: on the asked origin, or https on Instagram's own hosts
 * (facts 4.6); otherwise null. It may hold one-time secrets (`apc`, `challenge_context`): keep it out of logs.
 */
export function offerableUrl(address: string | null, origin: string): string | null {
  return urlOn(origin, address)?.href ?? null;
}

const OWN_HOSTS = new Set(['instagram.com', 'www.instagram.com', 'i.instagram.com']);

function urlOn(origin: string, address: string | null): URL | null {
  if (!address || !URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const own = url.origin === origin || (url.protocol === 'https:' && OWN_HOSTS.has(url.hostname) && url.port === '');
  return own && url.username === '' && url.password === '' ? url : null;
}
