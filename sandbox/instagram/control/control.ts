import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { requestUrl } from '../http/request-url.ts';
import type { Control } from '../http/server.ts';
import type { World } from '../state/model.ts';
import type { InstagramVerbs } from '../state/verbs.ts';
import { accountNamed } from '../state/world.ts';
import { COMMANDS } from './commands.ts';
import { sendPageFile } from './control-page.ts';
import { sendArchive } from './send-archive.ts';
import { stateOf } from './state.ts';

const HELP = {
  commands: Object.fromEntries(Object.entries(COMMANDS).map(([name, { says }]) => [`POST /_sandbox/${name}`, says])),
};

/** Refuses other machines unless `who` says `anyone`. Commands are JSON, so foreign web pages cannot send them. */
export function createControl(world: World, verbs: InstagramVerbs, who: 'loopback' | 'anyone'): Control {
  return (request, response) => {
    const url = requestUrl(request);
    if (url.pathname !== '/_sandbox' && !url.pathname.startsWith('/_sandbox/')) return false;
    if (who === 'loopback' && !isLoopback(request)) {
      send(response, 403, {
        error: 'The control API answers only to the machine it runs on. SANDBOX_CONTROL=anyone opens it.',
      });
      return true;
    }
    const answered = request.method === 'POST' ? obey(verbs, url, request, response) : show(world, url, response);
    answered.catch((error: unknown) => refuse(response, error));
    return true;
  };
}

async function show(world: World, url: URL, response: ServerResponse): Promise<void> {
  const [what = '', name = ''] = url.pathname.slice('/_sandbox/'.length).split('/');
  switch (what) {
    case '':
      return sendPageFile(response, 'control.html');
    case 'page':
      return sendPageFile(response, name);
    case 'state':
      return send(response, 200, stateOf(world));
    case 'requests':
      return send(response, 200, {
        requests: newest(
          world,
          Number(url.searchParams.get('after') ?? 0),
          Number(url.searchParams.get('limit') ?? 100),
        ),
      });
    case 'request-counts':
      return send(response, 200, { counts: world.requests.perKind() });
    case 'code':
      return send(response, 200, { code: accountNamed(world, name).codes.at(-1)?.code ?? null });
    case 'export':
      return sendArchive(world, name, url.searchParams.get('form') ?? undefined, response);
    case 'help':
      return send(response, 200, HELP);
    default:
      return send(response, 404, { error: `There is no /_sandbox/${what}. GET /_sandbox/help lists what there is.` });
  }
}

function newest(world: World, after: number, limit: number) {
  const count = Number.isInteger(limit) && limit > 0 ? Math.min(limit, 1_000) : 100;
  return world.requests
    .all()
    .slice(-count)
    .filter(({ number }) => number > after);
}

async function obey(
  verbs: InstagramVerbs,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const command = COMMANDS[url.pathname.slice('/_sandbox/'.length)];
  if (!command) return send(response, 404, { error: 'There is no such command. GET /_sandbox/help lists them.' });
  if (!request.headers['content-type']?.startsWith('application/json'))
    return send(response, 415, { error: 'A command is a JSON object: send Content-Type application/json.' });
  send(response, 200, { done: command.run(verbs, JSON.parse((await bodyOf(request)) || '{}')) ?? null });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
    if (chunks.length > 1_000) throw new RangeError('The command is too large.');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof ZodError)
    send(response, 400, {
      error: error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join(' · '),
    });
  else if (error instanceof SyntaxError) send(response, 400, { error: 'The body is not JSON.' });
  else if (error instanceof RangeError) send(response, 400, { error: error.message });
  else send(response, 500, { error: String(error) });
}

/** Ids are text: they exceed JavaScript's numbers. */
function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
}

function isLoopback({ socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
