import { connect, createServer, type Server } from 'node:net';

/**
 * Makes a port of another host answer on 127.0.0.1. In Docker the sandbox is another host; a browser keeps secure cookies
 * over plain HTTP for its own machine only, so it has to find the sandbox there.
 *
 * The server does not keep the process alive.
 */
export function forwardPort(port: number, host: string): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(port, host);
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
