import ky from 'ky';
import { type Identity, userIdOf } from '../identity.ts';
import type { RawAnswer } from './answer.ts';
import { cookiesFor, foldCookies } from './cookies.ts';
import { causeOf, HEADERS_TOO_LARGE } from './network-cause.ts';
import { readBody } from './read-body.ts';
import { requestHeaders, type WireRequest } from './request-headers.ts';
import { rememberClaim } from './www-claim.ts';

export type Wire = { origin: string; now: () => Date; timeoutMs: number };

export type Exchanged =
  | { ok: true; raw: RawAnswer; identity: Identity }
  | { ok: false; cause: string; identity: Identity };

/** Sends one request, without retries and redirects; a network failure is a value. @throws only the signal's reason. */
export async function exchange(wire: Wire, identity: Identity, request: WireRequest): Promise<Exchanged> {
  const url = new URL(request.path, wire.origin);
  if (url.origin !== wire.origin) throw new TypeError('A request to Instagram may not leave its origin.');
  const response = await send(wire, identity, url, request);
  return typeof response === 'string'
    ? { ok: false, cause: response, identity }
    : received(wire, identity, response, request.signal);
}

/** Too many headers: Instagram signs out by deleting each cookie on up to seven domains. */
export function isHeaderFlood(exchanged: Exchanged): boolean {
  return !exchanged.ok && exchanged.cause === HEADERS_TOO_LARGE;
}

/** The signed-in user's id as text; null when the identity does not tell. */
export function ownIdOf(identity: Identity): string | null {
  return userIdOf(identity)?.toString() ?? null;
}

async function send(wire: Wire, identity: Identity, url: URL, request: WireRequest): Promise<Response | string> {
  const headers = requestHeaders(identity, cookiesFor(identity, url, wire.now()), request, wire.origin);
  const deadline = AbortSignal.timeout(wire.timeoutMs);
  try {
    return await ky(url, {
      method: request.form ? 'post' : 'get',
      headers,
      retry: 0,
      throwHttpErrors: false,
      redirect: 'manual',
      timeout: false, // the deadline covers the body too
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
      ...(request.form ? { body: new URLSearchParams(request.form) } : {}),
    });
  } catch (error) {
    request.signal?.throwIfAborted();
    return causeOf(error);
  }
}

async function received(
  wire: Wire,
  identity: Identity,
  response: Response,
  signal: AbortSignal | undefined,
): Promise<Exchanged> {
  const { body, failure } = await readBody(response);
  signal?.throwIfAborted();
  const setCookies = response.headers.getSetCookie();
  const folded = foldCookies(identity, setCookies, new URL(wire.origin).hostname, wire.now());

  return {
    ok: true,
    identity: rememberClaim(folded, wire.origin, response.headers.get('x-ig-set-www-claim')),
    raw: {
      status: response.status,
      location: response.headers.get('location'),
      retryAfter: response.headers.get('retry-after'),
      setCookies,
      body,
      bodyFailure: failure,
    },
  };
}
