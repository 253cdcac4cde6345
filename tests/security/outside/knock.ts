/** Knocks at an installation's doors without a browser, with whatever a stranger would send. */
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Build, type BuiltAction, readBuild } from './build.ts';

export type Answer = { status: number; headers: Headers; text: string };
export type Knock = { method?: string; headers?: Record<string, string>; body?: BodyInit; cookie?: string };
type Place = { url: string };

/** Over https the cookie is bound to its host. */
export const cookieName = ({ url }: Place) =>
  url.startsWith('https://') ? '__Host-mutuals.session' : 'mutuals.session';

/** One request, redirects not followed. `cookie` is the value of a session's cookie. */
export async function knock(place: Place, path: string, how: Knock = {}): Promise<Answer> {
  const { method = 'GET', headers, body, cookie } = how;
  const response = await fetch(`${place.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(cookie ? { cookie: `${cookieName(place)}=${cookie}` } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const isEndless = response.headers.get('content-type')?.includes('event-stream');
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? '' : await response.text();
  return { status: response.status, headers: response.headers, text };
}

type SignInOptions = {
  callbackUrl?: string;
  /** Cookies that the browser has already, as a header. */
  jar?: string;
  origin?: string;
  headers?: Record<string, string>;
};
export type SignedIn = { cookie: string; setCookie: string; jar: string };

/** Types e-mail and password as a browser does. @returns the session, null when refused, and the answer itself */
export async function tryToSignIn(
  place: Place,
  typed: { email: string; password: string },
  { callbackUrl, jar = '', origin = place.url, headers = {} }: SignInOptions = {},
): Promise<{ session: SignedIn | null; answer: Answer }> {
  const asked = await fetch(`${place.url}/api/auth/csrf`, { headers: { ...headers, cookie: jar } });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const carried = [jar, ...pairsOf(asked.headers)].filter(Boolean).join('; ');
  const answer = await knock(place, '/api/auth/callback/credentials', {
    method: 'POST',
    headers: { ...headers, cookie: carried, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...typed,
      csrfToken,
      json: 'true',
      ...(callbackUrl ? { callbackUrl } : {}),
    }).toString(),
  });
  const setCookie = answer.headers.getSetCookie().find((line) => /mutuals\.session=[^;]/.test(line)) ?? '';
  const cookie = setCookie.split(';')[0]?.split('=').slice(1).join('=') ?? '';
  const given = [carried, ...pairsOf(answer.headers)].join('; ');
  return { answer, session: cookie === '' ? null : { cookie, setCookie, jar: given } };
}

function pairsOf(headers: Headers): string[] {
  return headers.getSetCookie().flatMap((line) => line.split(';')[0] ?? []);
}

type Call = {
  cookie?: string;
  path?: string;
  /** Absent when null. */
  origin?: string | null;
  args?: string[];
  fields?: Record<string, string>;
};

/**
 * Calls a server action as a browser does. `fields` go along as the form that is the action's last argument, under the
 * names that this React gives them: an owner's call in the tests succeeds, or the names are wrong.
 */
export function callAction(place: Place, action: BuiltAction, call: Call = {}): Promise<Answer> {
  const { cookie = '', path = '/', origin = place.url, args = [], fields } = call;
  const body = new FormData();
  for (const [field, value] of Object.entries(fields ?? {})) body.append(`_1_${field}`, value);
  body.append('0', JSON.stringify(fields ? [...args, '$K1'] : args));
  const headers = { 'next-action': action.id, accept: 'text/x-component' };
  return knock(place, path, {
    method: 'POST',
    body,
    cookie,
    headers: origin === null ? headers : { ...headers, origin },
  });
}

/** @throws when the build has no such action. */
export function actionNamed(name: string, build: Build = readBuild()): BuiltAction {
  const action = build.actions.find((one) => one.name === name);
  if (!action) throw new Error(`the build has no action ${name}`);
  return action;
}

/** Bytes as they are; what came back until the server closed or was silent for that long. */
export function sendRaw({ url }: Place, request: string, silenceMs = 1_000): Promise<string> {
  const { protocol, hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const begin = () => socket.write(request);
    const socket =
      protocol === 'https:'
        ? connectTls({ host: hostname, port: Number(port || 443), servername: hostname }, begin)
        : connect(Number(port || 80), hostname, begin);
    let text = '';
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (text += chunk));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
