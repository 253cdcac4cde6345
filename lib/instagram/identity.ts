/**
 * A signed-in identity: cookies, local storage and user agent, always together, because Instagram ends a session whose
 * user agent changes (docs/facts/sessions-and-pace.md#lifetime). `storageState` has Playwright's shape.
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

/** The live cookie of that name; undefined when absent or empty (docs/facts/headers-and-cookies.md#cookies). */
export function cookieOf(identity: Identity, name: string): string | undefined {
  return identity.storageState.cookies.find((cookie) => cookie.name === name && cookie.value !== '')?.value;
}

/** First eight and last four characters; short or absent values are hidden. */
export function maskSessionId(sessionId: string | undefined): string {
  if (!sessionId || sessionId.length < 20) return '…';
  return `${sessionId.slice(0, 8)}...${sessionId.slice(-4)}`;
}

/** The signed-in user's id: `ds_user_id`, else the head of `sessionid`; undefined when neither tells. */
export function userIdOf(identity: Identity): bigint | undefined {
  const own = numericId(cookieOf(identity, 'ds_user_id'));
  return own ?? numericId(cookieOf(identity, 'sessionid')?.split(/%3a|:/i)[0]) ?? undefined;
}

/** When the first of the session's cookies ends; null without an end. */
export function cookiesEndAt(identity: Identity): Date | null {
  const ends = identity.storageState.cookies
    .filter(({ name, expires }) => ['sessionid', 'ds_user_id'].includes(name) && expires > 0)
    .map(({ expires }) => expires);
  return ends.length === 0 ? null : new Date(Math.min(...ends) * 1_000);
}

/** The identity without its session, still a known browser (docs/facts/sessions-and-pace.md#lifetime). */
export function deviceOf(identity: Identity): Identity {
  const cookies = identity.storageState.cookies.filter(
    ({ name }) => !['sessionid', 'ds_user_id', 'rur'].includes(name),
  );
  return { ...identity, storageState: { ...identity.storageState, cookies } };
}
