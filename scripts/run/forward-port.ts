import { connect, createServer, type Server } from 'node:net';

/** A container that is just being started swallows what is sent to it: better to say no soon than nothing for minutes. */
const CONNECT_WITHIN_MS = 3_000;

/**
 * Makes a port of another host answer on 127.0.0.1. In Docker the sandbox is another host; a browser keeps secure cookies
 * over plain HTTP for its own machine only, so it has to find the sandbox there.
 *
 * The server does not keep the process alive.
 */
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
