import type { IncomingMessage } from 'node:http';
import type { Fault } from '../faults/faults.ts';
import type { Session, World } from '../state/model.ts';
import type { LoggedRequest } from '../state/request-log.ts';
import { sameSessionId } from '../state/sessions.ts';
import type { Header } from './answer.ts';
import { type CookiePlace, isTrustworthy, parseCookies } from './cookies.ts';
import { requestUrl } from './request-url.ts';

export type Exchange = {
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly cookies: Map<string, string>;
  readonly body: string;
  readonly form: URLSearchParams;
  readonly place: CookiePlace;
  /** As the caller sees it; absolute redirects start with it. */
  readonly origin: string;
  session: Session | null;
  dead: Session | null;
  /** The `mid` cookie, old or just given. */
  device: string;
  csrf: string;
  readonly headers: Header[];
  note: Pick<LoggedRequest, 'surface' | 'list' | 'profile' | 'cursor' | 'account' | 'fault' | 'entries'> & {
    page: number | null;
  };
  /** Changes a list instead of replacing the answer. */
  listFault: Fault | null;
  transport: Fault | null;
};

/** What a request says of session and device, not decided yet. */
export function readExchange(world: World, request: IncomingMessage, body: string, secure: boolean): Exchange {
  const host = request.headers.host ?? '127.0.0.1';
  const hostname = host.replace(/:\d+$/, '');
  const url = requestUrl(request);
  const cookies = parseCookies(request.headers.cookie);
  const claimed = cookies.get('sessionid');
  const known = claimed ? (world.sessions.get(sameSessionId(claimed)) ?? null) : null;
  const isForm = (request.headers['content-type'] ?? 'application/x-www-form-urlencoded').includes('urlencoded');

  return {
    world,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    header: (name) => request.headers[name.toLowerCase()]?.toString(),
    cookies,
    body,
    form: new URLSearchParams(isForm ? body : ''),
    place: { host: hostname, secure: secure || isTrustworthy(hostname) },
    origin: `${secure ? 'https' : 'http'}://${host}`,
    session: known?.death === null ? known : null,
    dead: known?.death ? known : null,
    device: cookies.get('mid') ?? '',
    csrf: cookies.get('csrftoken') ?? '',
    headers: [],
    note: {
      surface: 'other',
      list: null,
      profile: null,
      cursor: null,
      account: null,
      fault: null,
      entries: 0,
      page: null,
    },
    listFault: null,
    transport: null,
  };
}

/** Path and query, for the way back. */
export function hereOf(exchange: Exchange): string {
  const query = exchange.query.toString();
  return query ? `${exchange.path}?${query}` : exchange.path;
}

/** A form's `next`, if it stays on this site. */
export function nextOf({ query }: Exchange): string {
  const next = query.get('next') ?? '/';
  return /^\/(?!\/)[\w\-./?=&%~]*$/.test(next) ? next : '/';
}
