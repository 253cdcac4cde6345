/** A real HTTP server that answers what a test tells it to, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Identity } from '#/lib/instagram/identity.ts';

export type SeenRequest = {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};

export type Played = {
  status?: number;
  headers?: readonly (readonly [string, string])[];
  body?: string | Buffer | object;
  /** Instead of an answer: take the response into own hands. */
  raw?: (response: ServerResponse) => void;
};

export type AnsweringServer = AsyncDisposable & { origin: string; requests: SeenRequest[] };

/** Listens on a free port of this machine until disposed. An object as body is sent as JSON. */
export async function createAnsweringServer(answer: (request: SeenRequest) => Played): Promise<AnsweringServer> {
  const requests: SeenRequest[] = [];
  const server = createServer({ keepAlive: false }, async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const { headers, method = 'GET' } = incoming;
    const seen = { method, path: url.pathname, search: url.searchParams, headers, body: await text(incoming) };
    requests.push(seen);
    const played = answer(seen);
    if (played.raw) played.raw(response);
    else play(played, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    [Symbol.asyncDispose]: () => close(server),
  };
}

function play(played: Played, response: ServerResponse): void {
  const isObject = typeof played.body === 'object' && !Buffer.isBuffer(played.body);
  if (isObject) response.setHeader('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of played.headers ?? []) {
    if (name === 'set-cookie') response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  response.writeHead(played.status ?? 200);
  response.end(isObject ? JSON.stringify(played.body) : played.body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A signed-in identity for a server on this machine. */
export function identityFor(hostname = '127.0.0.1', cookies: Record<string, string> = {}): Identity {
  const values = {
    sessionid: '10001%3AAbCdEfGhIjKlMn%3A12%3AAYe',
    ds_user_id: '10001',
    csrftoken: 'csrf-one',
    ...cookies,
  };
  const flags = { domain: hostname, path: '/', expires: -1, httpOnly: false, secure: true, sameSite: 'Lax' } as const;
  return {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    storageState: { cookies: Object.entries(values).map(([name, value]) => ({ name, value, ...flags })), origins: [] },
  };
}
