import { createServer, type Server } from 'node:http';

/** Answers 200 on 127.0.0.1:`port`: a health check for programs without a port. Does not keep the process alive. */
export function serveLiveness(port: number): Promise<Server> {
  const server = createServer((_request, response) => response.end('alive\n'));
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
