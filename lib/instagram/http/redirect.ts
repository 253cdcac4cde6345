/** Where an answer leads. Places are read, never followed (docs/facts/refusals.md#dead-or-limited). */

export type PlaceName = 'login' | 'home' | 'warning' | 'suspended' | 'challenge' | 'unsupported' | 'elsewhere';

/** `url` is for a person; null when it is not whole and safe. */
export type Place = { to: PlaceName; url: string | null };

/** The first match counts (docs/facts/refusals.md#e5, #e6, #e15, #e16). */
const PLACES: readonly [PlaceName, RegExp][] = [
  ['suspended', /^\/accounts\/(suspended|disabled)\b/],
  ['warning', /^\/accounts\/scraping_warning\b/],
  ['unsupported', /^\/web\/unsupported_version\b/],
  [
    'challenge',
    /^\/(challenge|auth_platform|consent|privacy\/consent|terms)\b|^\/accounts\/update_risky_contactpoint\b/,
  ],
  ['login', /^\/accounts\/login\b|^\/login\b/],
  ['home', /^\/*$/],
];

/** The place of a `Location`; null when the answer is no redirect. Never throws. */
export function redirectOf(status: number, location: string | null, origin: string): Place | null {
  if (status < 300 || status > 399 || status === 304) return null;
  return placeOf(location, origin);
}

/** The first known page among announced addresses, else the first fit for a person; null when nothing is announced. */
export function announcedPlace(addresses: readonly string[], origin: string): Place | null {
  const places = addresses.map((address) => placeOf(address, origin));
  return places.find(({ to }) => to !== 'elsewhere') ?? places.find(({ url }) => url !== null) ?? places[0] ?? null;
}

/** `elsewhere` unless it is the asked host or Instagram's. */
function placeOf(address: string | null, origin: string): Place {
  const url = urlOn(origin, address);
  if (!url) return { to: 'elsewhere', url: null };

  const path = pagePath(url);
  const place = PLACES.find(([, pattern]) => pattern.test(path));
  return { to: place?.[0] ?? 'elsewhere', url: isOfferable(url, origin) ? url.href : null };
}

const OWN_HOSTS = new Set(['instagram.com', 'www.instagram.com', 'i.instagram.com']);
/** Instagram's longest has some hundred. */
const ADDRESS_CHARACTERS = 4_000;

function urlOn(origin: string, address: string | null): URL | null {
  if (!address || address.length > ADDRESS_CHARACTERS || !URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const own = url.origin === origin || (/^https?:$/.test(url.protocol) && OWN_HOSTS.has(url.hostname));
  return own ? url : null;
}

/** In lower case, without the app's prefix and a leading language (`/ru/challenge/`). */
function pagePath({ pathname }: URL): string {
  return pathname
    .toLowerCase()
    .replace(/^\/api\/v1(?=\/)/, '')
    .replace(/^\/[a-z]{2}(?:[-_][a-z]{2,4})?(?=\/[^/])/, '');
}

/** On the asked origin, or https on Instagram's hosts. It may hold one-time secrets: keep it out of logs. */
function isOfferable(url: URL, origin: string): boolean {
  const safe = url.origin === origin || (url.protocol === 'https:' && url.port === '');
  return safe && url.username === '' && url.password === '';
}
