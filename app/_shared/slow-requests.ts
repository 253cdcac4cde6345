/** Ends requests that arrive too slowly; Next waits five minutes (docs/facts/reliability.md#attacks: D31). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { onRequest } from './on-request.ts';

/** After the HTTP API's own limit. */
const ARRIVAL_MS = 20 * SECOND_MS;

/** For every server of this process. */
export function cutSlowRequests(arrivalMs: number = ARRIVAL_MS): void {
  onRequest((request, response) => {
    if (request.headers['content-length'] === undefined && !request.headers['transfer-encoding']) return;
    const late = setTimeout(() => cut(request, response), arrivalMs);
    late.unref();
    request.once('end', () => clearTimeout(late));
    response.once('close', () => clearTimeout(late));
  });
}

function cut(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (!response.headersSent) response.writeHead(408, { connection: 'close', 'content-length': 0 }).end();
  request.socket.destroySoon();
}
