import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BotApi } from '../bot-api.ts';
import { BotApiError } from '../bot-api-error.ts';
import type { TgAnswer } from '../bot-api-model.ts';
import type { World } from '../world.ts';
import { readParameters } from './read-parameters.ts';

const METHOD_PATH = /^\/bot([^/]+)\/(?:test\/)?([^/]+)\/?$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;

type Served = { world: World; api: BotApi; token: string | undefined };

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`. @returns false for other paths. */
export async function serveBotApi(
  served: Served,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = decodePath(url.pathname);
  const file = FILE_PATH.exec(path);
  if (file) {
    serveFile(served, file[1] ?? '', file[2] ?? '', response);
    return true;
  }
  const method = METHOD_PATH.exec(path);
  if (!method) return false;
  const refusal = tokenRefusal(served, method[1] ?? '');
  send(response, refusal ?? (await callMethod(served.api, method[2] ?? '', url, request, response)));
  return true;
}

async function callMethod(api: BotApi, name: string, url: URL, request: IncomingMessage, response: ServerResponse) {
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  response.once('close', hangUp);
  try {
    return await api.call(name, await readParameters(request, url.searchParams), gone.signal);
  } catch (error) {
    if (error instanceof BotApiError) return plainRefusal(error.status, error.message);
    throw error;
  } finally {
    response.off('close', hangUp);
  }
}

function serveFile(served: Served, token: string, path: string, response: ServerResponse) {
  const refusal = tokenRefusal(served, token);
  const file = served.world.files.byPath(path);
  if (refusal || !file) return send(response, refusal ?? plainRefusal(404, 'Not Found'));
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length }).end(file.bytes);
}

function tokenRefusal({ token }: Served, given: string): TgAnswer | undefined {
  if (token === undefined ? given.length > 0 : given === token) return undefined;
  return /^\d+:[\w-]+$/.test(given) ? plainRefusal(401, 'Unauthorized') : plainRefusal(404, 'Not Found');
}

function send(response: ServerResponse, answer: TgAnswer | null) {
  if (response.destroyed || response.writableEnded) return;
  if (answer === null) return response.socket?.destroy();
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (!answer.ok && answer.parameters?.retry_after) headers['retry-after'] = String(answer.parameters.retry_after);
  response.writeHead(answer.ok ? 200 : answer.error_code, headers).end(JSON.stringify(answer));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const plainRefusal = (error_code: number, description: string): TgAnswer => ({ ok: false, error_code, description });
