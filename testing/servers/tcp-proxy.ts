/** A TCP proxy that cuts, refuses, swallows (half-open connections), and loses single replies. */
import { type AddressInfo, createServer, connect as open, type Socket } from 'node:net';

export type TcpProxy = AsyncDisposable & {
  /** The given address, led through the proxy. */
  readonly url: string;
  /** Breaks every open connection. */
  cut(): void;
  /** New connections are broken as soon as their first bytes match; null takes all of them again. */
  refuse(first: RegExp | null): void;
  /** Nothing passes any more, neither on open connections nor on new ones, and nobody is told. */
  blackHole(direction?: 'to_server' | 'to_client' | 'both'): void;
  /** Connections that are open now swallow everything from now on (a firewall forgot them); new ones work. */
  freeze(): void;
  /** Bytes pass again. What was swallowed stays lost, so connections that were open are broken. */
  heal(): void;
  /** Every chunk comes so much later. */
  delay(ms: number): void;
  /**
   * Carries out the next match, loses its reply, breaks the connection.
   * @returns when that happened; `then` runs at that moment.
   */
  loseReplyTo(statement: RegExp, then?: () => void): Promise<void>;
  /** Settles when a client sends bytes that match; `then` runs before they go on. */
  sees(statement: RegExp, then?: () => void): Promise<void>;
};

type Link = { client: Socket; server: Socket; first: boolean; frozen: boolean; losing: Waiting | null };
type Waiting = { statement: RegExp; happened(): void };

/** Listens on any free port of 127.0.0.1 for connections to the host and port of `target`. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const url = new URL(target);
  const links = new Set<Link>();
  let refused: RegExp | null = null;
  let hole: 'to_server' | 'to_client' | 'both' | null = null;
  let delayMs = 0;
  let losing: Waiting[] = [];
  let watching: Waiting[] = [];

  const broken = (link: Link) => {
    links.delete(link);
    link.client.destroy();
    link.server.destroy();
  };
  const pass = (to: Socket, chunk: Buffer) => {
    if (delayMs === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), delayMs);
  };

  const toServer = (link: Link, chunk: Buffer) => {
    if (link.first && refused?.test(chunk.toString('latin1'))) return broken(link);
    link.first = false;
    const text = chunk.toString('latin1');
    const seen = watching.filter(({ statement }) => statement.test(text));
    watching = watching.filter((one) => !seen.includes(one));
    for (const one of seen) one.happened();
    if (link.frozen || hole === 'to_server' || hole === 'both' || !links.has(link)) return;
    const lost = losing.find(({ statement }) => statement.test(text));
    if (lost) {
      losing = losing.filter((one) => one !== lost);
      link.losing = lost;
    }
    pass(link.server, chunk);
  };
  const toClient = (link: Link, chunk: Buffer) => {
    if (link.frozen || hole === 'to_client' || hole === 'both') return;
    if (!link.losing) return pass(link.client, chunk);
    if (!isReady(chunk)) return;
    link.losing.happened();
    broken(link);
  };

  const proxy = createServer((client) => {
    const server = open(Number(url.port), url.hostname);
    const link: Link = { client, server, first: true, frozen: false, losing: null };
    links.add(link);
    client.on('data', (chunk: Buffer) => toServer(link, chunk));
    server.on('data', (chunk: Buffer) => toClient(link, chunk));
    for (const socket of [client, server]) socket.on('error', () => broken(link)).on('close', () => broken(link));
  });
  await new Promise<void>((resolve, reject) => proxy.once('error', reject).listen(0, '127.0.0.1', resolve));
  const led = new URL(target);
  led.hostname = '127.0.0.1';
  led.port = String((proxy.address() as AddressInfo).port);

  const once = (list: 'losing' | 'watching', statement: RegExp, then?: () => void) =>
    new Promise<void>((resolve) => {
      const happened = () => {
        then?.();
        resolve();
      };
      if (list === 'losing') losing.push({ statement, happened });
      else watching.push({ statement, happened });
    });
  const cut = () => [...links].forEach(broken);
  return {
    url: led.href,
    cut,
    refuse(first) {
      refused = first;
    },
    blackHole(direction = 'both') {
      hole = direction;
    },
    freeze() {
      for (const link of links) link.frozen = true;
    },
    heal() {
      hole = null;
      cut();
    },
    delay(ms) {
      delayMs = ms;
    },
    loseReplyTo: (statement, then) => once('losing', statement, then),
    sees: (statement, then) => once('watching', statement, then),
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}

/** PostgreSQL's "ready for the next statement" ends every reply: `Z`, length 5, and the state of the transaction. */
function isReady(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]));
}
