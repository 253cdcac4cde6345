import { connect, createServer, type Server } from 'node:net';

/** A starting container swallows connections. */
const CONNECT_WITHIN_MS = 3_000;

/** Serves another host's port on 127.0.0.1: browsers keep secure cookies over HTTP only for their own host. */
export function forwardPort(port: number, host: string): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(port, host);
    far.setTimeout(CONNECT_WITHIN_MS, () => far.destroy(new Error('no answer')));
    far.once('connect', () => far.setTimeout(0));
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
