import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.ts';
import { chatAction } from './chat-actions.ts';
import { PageError } from './page-error.ts';
import { streamChat } from './page-events.ts';
import { chatView, peopleView } from './page-views.ts';
import { readBody } from './read-parameters.ts';
import { type PageServed, readJsonBody, sandboxAction } from './sandbox-actions.ts';

const CHAT_PATH = /^\/sandbox\/chats\/(\d+)(?:\/(\w+))?$/;
const FILE_PATH = /^\/sandbox\/files\/([\w-]+)$/;

/** `/sandbox/...`: for the chat page, the demo and tests. A refusal is `{ error }`. False for other paths. */
export async function servePageApi(
  served: PageServed,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!url.pathname.startsWith('/sandbox/')) return false;
  try {
    const answer = request.method === 'POST' ? await post(served, url, request) : get(served, url, response);
    if (answer !== undefined) sendJson(response, 200, answer);
  } catch (error) {
    const status = error instanceof PageError ? error.status : 400;
    sendJson(response, status, { error: error instanceof Error ? error.message : String(error) });
  }
  return true;
}

function get({ world, calls }: PageServed, url: URL, response: ServerResponse): unknown {
  if (url.pathname === '/sandbox/people') return peopleView(world);
  if (url.pathname === '/sandbox/calls') return calls.all(url.searchParams.get('method') ?? undefined).slice(-500);
  if (url.pathname === '/sandbox/stars') return { stars: world.transactions };
  const file = FILE_PATH.exec(url.pathname);
  if (file) return sendFile(world, file[1] ?? '', response);
  const [conversation, part] = chatAt(world, url.pathname);
  if (part === 'events') return streamChat(world, conversation, response);
  if (part === undefined) return chatView(world, conversation);
  throw new PageError(404, 'There is nothing at this address.');
}

async function post(served: PageServed, url: URL, request: IncomingMessage): Promise<unknown> {
  refuseOtherSites(request);
  if (!CHAT_PATH.test(url.pathname)) return sandboxAction(served, url.pathname, await readJsonBody(request));
  const [conversation, part = ''] = chatAt(served.world, url.pathname);
  if (part !== 'documents') return chatAction(served.world, conversation, part, await readJsonBody(request));
  const name = url.searchParams.get('name') || 'file';
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  return chatAction(served.world, conversation, part, { name, type, bytes: await readBody(request) });
}

function chatAt(world: World, path: string) {
  const found = CHAT_PATH.exec(path);
  const conversation = world.conversations.get(Number(found?.[1]));
  if (!found) throw new PageError(404, 'There is nothing at this address.');
  if (!conversation) throw new PageError(404, 'The sandbox does not know this person. Choose or create one.');
  return [conversation, found[2]] as const;
}

function refuseOtherSites({ headers }: IncomingMessage): void {
  if (headers.origin === undefined) return;
  const same = URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
  if (!same) throw new PageError(403, 'Only the chat page itself may do this.');
}

function sendFile(world: World, fileId: string, response: ServerResponse): undefined {
  const { name, type, bytes } = world.files.get(fileId);
  const shown = /^image\/(png|jpeg|gif|webp)$/.test(type);
  response.writeHead(200, {
    'content-type': shown ? type : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}

function sendJson(response: ServerResponse, status: number, answer: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer));
}
