import type { Identity, StoredCookie } from '../identity.ts';
import { claimOf } from './www-claim.ts';

export type WireRequest = {
  path: string;
  form?: Record<string, string>;
  referer: string;
  /** `page`: HTML, as a navigation; `data`: a call of the site's script. */
  accept: 'data' | 'page';
  signal: AbortSignal | undefined;
};

/** Other apps' ids are answered `useragent mismatch` (docs/facts/addresses.md#profiles). */
const APP_ID = '936619743392459';
/** The newest value seen (docs/facts/headers-and-cookies.md#headers). */
const ASBD_ID = '359341';

/**
 * Headers for one request, as the site sends them. Another user agent than the identity's ends the session
 * (docs/facts/sessions-and-pace.md#lifetime). CSRF token and claim go to `origin` only.
 */
export function requestHeaders(
  identity: Identity,
  cookies: readonly StoredCookie[],
  request: WireRequest,
  origin: string,
): Record<string, string> {
  return {
    'User-Agent': identity.userAgent,
    'Accept-Language': 'en-US,en;q=0.9',
    ...(cookies.length > 0 ? { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } : {}),
    Referer: new URL(request.referer, origin).href,
    ...(request.accept === 'page' ? pageHeaders() : dataHeaders(identity, cookies, request, origin)),
  };
}

function pageHeaders(): Record<string, string> {
  return { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'Upgrade-Insecure-Requests': '1' };
}

function dataHeaders(
  identity: Identity,
  cookies: readonly StoredCookie[],
  request: WireRequest,
  origin: string,
): Record<string, string> {
  const csrf = cookies.find(({ name }) => name === 'csrftoken')?.value;
  return {
    Accept: '*/*',
    'X-IG-App-ID': APP_ID,
    'X-ASBD-ID': ASBD_ID,
    'X-IG-WWW-Claim': claimOf(identity, origin),
    'X-Requested-With': 'XMLHttpRequest',
    ...(csrf ? { 'X-CSRFToken': csrf } : {}),
    ...(request.form ? { Origin: origin } : {}),
  };
}
