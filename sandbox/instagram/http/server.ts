import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { portOf } from '../../port-of.ts';
import type { World } from '../state/model.ts';
import type { LoggedRequest } from '../state/request-log.ts';
import type { Answer } from './answer.ts';
import { type Exchange, readExchange } from './exchange.ts';
import { respond } from './respond.ts';

export type Listening = { origin: string; close(): Promise<void> };

/** Answers the paths of the control API; undefined for all others. */
export type Control = (request: IncomingMessage, response: ServerResponse) => boolean;

const LARGEST_BODY = 2 ** 20;

/** Longer than clients keep an idle connection. */
const KEEP_ALIVE_MS = 75_000;

/** Listens until closed; HTTPS with key and certificate. @throws {Error} the port is in use. */
export async function listen(
  world: World,
  options: { port: number; host: string; tls: { key: string; cert: string } | undefined; control: Control },
): Promise<Listening> {
  const secure = options.tls !== undefined;
  const onRequest: RequestListener = (request, response) => {
    if (options.control(request, response)) return;
    serve(world, request, response, secure).catch((error: unknown) => {
      world.log(`sandbox instagram: ${request.method} failed: ${error instanceof Error ? error.stack : String(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('The sandbox itself failed. See its log.');
    });
  };
  const server: Server = options.tls ? createSecureServer(options.tls, onRequest) : createServer(onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = portOf(server);
  const shownHost = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host;

  return {
    origin: `${secure ? 'https' : 'http'}://${shownHost}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse, secure: boolean): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    response.writeHead(413, { 'Content-Type': 'text/plain', Connection: 'close' }).end('Too large.');
    return;
  }
  const arrived = world.now();
  const started = performance.now();
  const exchange = readExchange(world, request, body, secure);
  const answer = respond(exchange);
  const entry = world.requests.add(logged(exchange, answer, arrived));
  response.once('close', () => world.requests.took(entry, Math.round(performance.now() - started)));
  const delayMs = delayOf(exchange, answer);
  if (delayMs > 0) await wait(delayMs);
  await world.holds.passed(entry);
  write(answer, request, response);
}

function delayOf({ world, note }: Exchange, answer: Answer): number {
  const { latencyMs, listLatencyMs } = world.switches;
  const latency = note.surface === 'list' || note.surface === 'look_up' ? (listLatencyMs ?? latencyMs) : latencyMs;
  return latency + (answer.delayMs ?? 0);
}

function write(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  if (answer.mishap === 'hang') return;
  if (answer.mishap === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(answer.status, [...answer.headers.flat(), 'Content-Length', String(body.length)]);
  if (answer.mishap === 'truncated') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
    return;
  }
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const SECRET_PARAMETERS = ['apc', 'challenge_context', 'encrypted_context', 'next'];

function logged(exchange: Exchange, answer: Answer, at: Date): Omit<LoggedRequest, 'number'> {
  const { note, session, dead } = exchange;
  const owner = session ?? dead;
  return {
    at,
    method: exchange.method,
    path: shownPath(exchange),
    surface: note.surface,
    list: note.list,
    profile: note.profile,
    cursor: note.cursor,
    account: owner?.account.username ?? note.account,
    session: owner?.number ?? null,
    status: answer.mishap === 'reset' || answer.mishap === 'hang' ? 0 : answer.status,
    fault: note.fault,
    entries: note.entries,
    durationMs: 0,
  };
}

function shownPath({ path, query }: Exchange): string {
  const shown = new URLSearchParams(query);
  for (const name of SECRET_PARAMETERS) if (shown.has(name)) shown.set(name, '…');
  const text = shown.size > 0 ? `?${shown.toString().replaceAll('%E2%80%A6', '…')}` : '';
  return path.replace(/^(\/challenge\/\d+\/)\w+/, '$1…') + text;
}
