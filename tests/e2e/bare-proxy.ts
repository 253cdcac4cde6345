/** A reverse proxy that was set up with no thought: it forwards neither `Host` nor `X-Forwarded-*`. */
import { createServer, request } from 'node:http';

/** Forwards everything to `target()`, which may be known only later. Disposing closes it. */
export async function startBareProxy(port: number, target: () => string): Promise<AsyncDisposable & { url: string }> {
  const proxy = createServer((incoming, outgoing) => {
    const { hostname, port: behind } = new URL(target());
    const headers = { ...incoming.headers, host: 'upstream.internal' };
    const onward = request(
      { hostname, port: behind, path: incoming.url, method: incoming.method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy()); // a stream that nobody reads any more ends behind the proxy, too
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => proxy.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
