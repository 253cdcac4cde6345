/**
 * Ends requests that take too long to arrive. Next's own server waits for five minutes, and offers no setting
 * (docs/facts/reliability.md#attacks: D31); Node tells of each request before anybody handles it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { onRequest } from './on-request.ts';

/** Longer than what the HTTP API itself gives a body, so that its own answer comes first. */
const ARRIVAL_MS = 20 * SECOND_MS;

/** @returns nothing: it holds for every server of this process, until the process ends. */
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
