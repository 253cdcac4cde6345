/** Serves browsers to workers elsewhere: each connection gets a fresh Chromium that ends with it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BrowserServer } from 'playwright';
import { makeAttemptDirectory } from './attempt-directory.ts';
import { browserUser } from './browser-user.ts';
import { startConfined } from './chromium-options.ts';
import { loadPlaywright } from './launch-chromium.ts';
import { killTree, removeDirectories } from './sweep-profiles.ts';

/** Each needs some 300 MB. */
const MOST_AT_ONCE = 6;

export type ServedChromium = { port: number; close(): Promise<void> };

/** Starts the server; refuses whoever is no worker and more than MOST_AT_ONCE browsers. `port` 0: any free one. */
export async function serveChromium(options: {
  host: string;
  port: number;
  executablePath: string;
}): Promise<ServedChromium> {
  const open = new Set<() => Promise<void>>();
  const server = createServer((_request, response) => response.end('alive\n'));
  server.on('upgrade', (request, near, head) => {
    near.on('error', () => near.destroy());
    if (!isWorker(request) || open.size >= MOST_AT_ONCE) return refuse(near);
    const session = createSession(options.executablePath);
    open.add(session.end);
    const ended = () => session.end().finally(() => open.delete(session.end));
    near.once('close', ended);
    session.begun.then(
      (far) => handOver({ request, near, head, far }),
      () => refuse(near),
    );
  });
  const port = await listen(server, options);
  return {
    port,
    async close() {
      await Promise.all([...open].map((end) => end()));
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
    },
  };
}

/** A page could open a WebSocket to this server, but browsers always send an origin and Playwright never does. */
function isWorker({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined && headers['sec-fetch-mode'] === undefined;
}

function refuse(near: Duplex): void {
  near.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
}

type Session = { begun: Promise<Far>; end(): Promise<void> };
type Far = { socket: Socket; host: string; path: string };

function createSession(executablePath: string): Session {
  const launched = launchServer(executablePath);
  const begun = launched.then(({ server }) => {
    const { hostname, host, port, pathname: path } = new URL(server.wsEndpoint());
    return { socket: connect(Number(port), hostname), host, path };
  });
  const end = async () => {
    await launched.then(endBrowser, () => undefined);
  };
  return { begun, end };
}

type Launched = { server: BrowserServer; directory: string };

async function launchServer(program: string): Promise<Launched> {
  const directory = await makeAttemptDirectory(browserUser(program));
  try {
    const { chromium } = await loadPlaywright();
    const server = await startConfined(program, directory, (how) =>
      chromium.launchServer({ ...how, host: '127.0.0.1', port: 0 }),
    );
    return { server, directory: directory.path };
  } catch (error) {
    await removeDirectories(directory.path);
    throw error;
  }
}

async function endBrowser({ server, directory }: Launched): Promise<void> {
  const { pid } = server.process();
  if (pid) killTree(pid);
  await server.kill().catch(() => undefined);
  await removeDirectories(directory);
}

/** Joins the worker to the browser's own server, whose address nobody else knows. */
function handOver(between: { request: IncomingMessage; near: Duplex; head: Buffer; far: Far }): void {
  const { request, near, head, far } = between;
  const { socket } = far;
  socket.on('error', () => near.destroy());
  socket.once('close', () => near.destroy());
  near.once('close', () => socket.destroy());
  socket.write(handshake(request, far));
  socket.write(head);
  near.pipe(socket).pipe(near);
}

/** With the browser's own host name, the only one its server answers to: no page can reach it. */
function handshake({ rawHeaders }: IncomingMessage, { host, path }: Far): string {
  const lines = rawHeaders.flatMap((name, index, all) => {
    if (index % 2 === 1) return [];
    return [`${name}: ${name.toLowerCase() === 'host' ? host : all[index + 1]}`];
  });
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
