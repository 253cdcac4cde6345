/**
 * One signed-in identity as Instagram sees it: cookies, local storage and the user agent
 * that they were given to. The three travel together, always: Instagram ends a session
 * that changes its user agent (docs/facts/sessions-and-pace.md#lifetime).
 *
 * The shape of `storageState` is Playwright's, so the browser takes it as it is; the HTTP
 * client reads the cookies out of it and writes changed ones back.
 */
import { numericId } from './numeric-id.ts';

export type Identity = {
  readonly userAgent: string;
  readonly storageState: StorageState;
};

export type StorageState = {
  readonly cookies: readonly StoredCookie[];
  readonly origins: readonly { origin: string; localStorage: { name: string; value: string }[] }[];
};

export type StoredCookie = {
  name: string;
  value: string;
  domain: string;
  path: string;
  /** Unix seconds, or -1 for a session cookie. */
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Strict' | 'Lax' | 'None';
};

/** The live cookie of that name, or undefined. An empty value counts as absent (docs/facts/headers-and-cookies.md#cookies). */
export function cookieOf(identity: Identity, name: string): string | undefined {
  return identity.storageState.cookies.find((cookie) => cookie.name === name && cookie.value !== '')?.value;
}

/**
 * A session id as it may be shown: first eight and last four characters.
 * Short or absent values are hidden whole.
 */
export function maskSessionId(sessionId: string | undefined): string {
  if (!sessionId || sessionId.length < 20) return '…';
  return `${sessionId.slice(0, 8)}...${sessionId.slice(-4)}`;
}

/**
 * The numeric id of the signed-in user: the `ds_user_id` cookie, else the head of `sessionid`
 * (docs/facts/headers-and-cookies.md#cookies).
 */
export function userIdOf(identity: Identity): bigint | undefined {
  const own = numericId(cookieOf(identity, 'ds_user_id'));
  return own ?? numericId(cookieOf(identity, 'sessionid')?.split(/%3a|:/i)[0]) ?? undefined;
}

/** When the first of the cookies that make a session ends by itself; null for cookies without an end. */
export function cookiesEndAt(identity: Identity): Date | null {
  const ends = identity.storageState.cookies
    .filter(({ name, expires }) => ['sessionid', 'ds_user_id'].includes(name) && expires > 0)
    .map(({ expires }) => expires);
  return ends.length === 0 ? null : new Date(Math.min(...ends) * 1_000);
}

/**
 * The device without its sign-in: everything but the cookies that make a session. A new sign-in with it is one from a
 * known browser (docs/facts/sessions-and-pace.md#lifetime: `mid`, `ig_did`, `datr` make the next sign-in easier).
 */
export function deviceOf(identity: Identity): Identity {
  const cookies = identity.storageState.cookies.filter(
    ({ name }) => !['sessionid', 'ds_user_id', 'rur'].includes(name),
  );
  return { ...identity, storageState: { ...identity.storageState, cookies } };
}
