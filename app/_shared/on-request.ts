import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/** Tells of each request of every server of this process before anybody handles it. */
export function onRequest(hear: (request: IncomingMessage, response: ServerResponse) => void): void {
  subscribe('http.server.request.start', (begun) => {
    if (typeof begun !== 'object' || begun === null || !('request' in begun) || !('response' in begun)) return;
    const { request, response } = begun;
    if (request instanceof IncomingMessage && response instanceof ServerResponse) hear(request, response);
  });
}
