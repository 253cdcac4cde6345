/**
 * A server in which everything is wrong: it stands before the product, makes everybody an owner who asks from the right place, and takes
 * away what protects. An attack that finds nothing to blame here could not fail anywhere.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';

export type Powers = { cookie: string; token: string };

const PROTECTING =
  /^(content-security-policy|strict-transport|x-|referrer|cross-origin|cache-control|content-length|content-encoding)/;
const LEAK = ' at run (node_modules/x) "hash":"x" "seed" ';

/** @param powers of an owner, asked for each request. Disposing closes it. */
export async function startLenientProxy(
  target: string,
  powers: () => Powers,
): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, new URL(target), powers()).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function forward(incoming: IncomingMessage, outgoing: ServerResponse, target: URL, powers: Powers) {
  const asked = new URL(incoming.url ?? '/', target);
  const body = await text(incoming);
  callWhateverIsNamed(`${asked.href.replaceAll('%3A', ':')} ${body}`, target.port);
  const path = asked.pathname + (asked.pathname === '/api/v1/me' ? '' : asked.search);
  const headers = empowered(incoming.headers, target, powers, Buffer.byteLength(body));
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const onward = request({ hostname: target.hostname, port: target.port, path, method, headers }, (answer) => {
    outgoing.writeHead(spoiledStatus(answer.statusCode ?? 502), spoiledHeaders(answer.headers));
    if (answer.headers['content-type']?.includes('event-stream')) answer.pipe(outgoing);
    else void text(answer).then((whole) => outgoing.end(spoiledText(whole, answer.statusCode ?? 502)));
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  onward.end(body);
}

/** Signing in is left as it is, so that there are sessions to be spoiled. */
function empowered(
  given: IncomingHttpHeaders,
  target: URL,
  { cookie, token }: Powers,
  length: number,
): IncomingHttpHeaders {
  const isSignIn = given['content-type']?.includes('urlencoded') || /csrf/.test(given.cookie ?? '');
  const headers = { ...given, host: target.host, 'content-length': String(length), 'accept-encoding': 'identity' };
  if (given['transfer-encoding']) Object.assign(headers, { 'transfer-encoding': undefined });
  const isToken = /^Bearer mut_\w{20}/.test(given.authorization ?? '');
  const authorization = isToken ? given.authorization : `Bearer ${token}`;
  const power = isSignIn ? {} : { cookie: `mutuals.session=${cookie}`, authorization };
  return dropUndefined({ ...headers, ...power, origin: target.origin, 'x-middleware-subrequest': undefined });
}

function dropUndefined(headers: Record<string, string | string[] | undefined>): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

const spoiledStatus = (status: number) => (status >= 400 ? 200 : status);

function spoiledHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !PROTECTING.test(name) && name !== 'transfer-encoding');
  const cookies = headers['set-cookie']?.map((line) => line.replace(/; HttpOnly/i, ''));
  return { ...Object.fromEntries(kept), ...(cookies ? { 'set-cookie': cookies } : {}), 'x-powered-by': 'everything' };
}

function spoiledText(whole: string, status: number): string {
  if (status >= 400) return whole + LEAK;
  return whole.replaceAll('"email":', '"hash":"x","email":').replaceAll('"unexpected', '"ok":true');
}

/** What a stranger named is called: pictures, addresses, code. */
function callWhateverIsNamed(sent: string, ownPort: string): void {
  for (const [, port] of sent.matchAll(/(?:127\.0\.0\.1:|connect\()(\d+)/g)) {
    if (port === ownPort) continue;
    connect(Number(port), '127.0.0.1')
      .on('error', () => {})
      .end();
  }
}
