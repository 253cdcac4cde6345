/**
 * For tests: the HTTP API over a world of its own (real PostgreSQL, the sandbox's Instagram and Telegram).
 * Every answer of every call is held against the document.
 */
import { provideApiContext } from '#/app/_shared/api/context.ts';
import type { Declared, Handler } from '#/app/_shared/api/define-route.ts';
import { everyFile } from '#/app/_shared/api/every-route.ts';
import { ADDRESS_HEADER } from '#/app/_shared/client-address.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { Role } from '#/lib/operators/role.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { fitDocument } from '../document-check.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export const ORIGIN = 'http://mutuals.test';

export type Answer = {
  status: number;
  headers: Headers;
  /** The JSON of the answer; empty when there is none. */
  body: Record<string, unknown>;
  bytes: Uint8Array;
};
export type CallOptions = {
  as?: Role | null;
  body?: unknown;
  raw?: BodyInit;
  headers?: Record<string, string>;
  /** Where the call comes from; each from somewhere else unless told. */
  from?: string;
};

export type ApiWorld = AsyncDisposable & {
  world: World;
  /** The tokens of the three roles. */
  tokens: Record<Role, string>;
  /** Calls a route, as an operator unless told otherwise (null: with no token). */
  call(method: string, address: string, options?: CallOptions): Promise<Answer>;
};

export async function createApiWorld(options: WorldOptions = {}): Promise<ApiWorld> {
  const stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld(options));
  stack.defer(provideApiContext(async () => world.ctx));
  const make = async (role: Role) => (await createToken(world.ctx, { name: `test ${role}`, role, by: SYSTEM })).secret;
  const tokens = { viewer: await make('viewer'), operator: await make('operator'), owner: await make('owner') };

  return {
    world,
    tokens,
    call: (method, address, { as = 'operator', ...rest } = {}) =>
      call(method, address, { ...rest, token: as === null ? null : tokens[as] }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Calls the handler of an address as the web server would, and holds its answer against the document. */
export async function call(
  method: string,
  address: string,
  options: Omit<CallOptions, 'as'> & { token?: string | null } = {},
): Promise<Answer> {
  const file = fileOf(new URL(address, ORIGIN).pathname);
  const handler = file[method];
  if (!handler) throw new Error(`${address} exports no ${method}`);
  const response = await handler(requestOf(method, address, options));
  if (handler.declared) await fitDocument(handler.declared, response);

  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const body: Record<string, unknown> = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : {};
  return { status: response.status, headers: response.headers, body, bytes };
}

function requestOf(
  method: string,
  address: string,
  { token, body, raw, headers, from = anotherAddress() }: Omit<CallOptions, 'as'> & { token?: string | null },
): Request {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return new Request(new URL(address, ORIGIN), {
    method,
    ...(raw === undefined ? {} : { body: raw, duplex: 'half' }),
    ...json,
    headers: {
      [ADDRESS_HEADER]: from,
      ...json.headers,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  });
}

let addresses = 0;

function anotherAddress(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** The file that answers a path; a fixed part of a path goes before a parameter, as with the web server. */
function fileOf(pathname: string): Record<string, Handler> {
  const fitting = everyFile().filter((file) => patternOf(pathOf(file)).test(pathname));
  const parameters = (file: Record<string, Handler>) => pathOf(file).split('{').length;
  const [file] = fitting.sort((one, other) => parameters(one) - parameters(other));
  if (!file) throw new Error(`no route file answers ${pathname}`);
  return file;
}

/** The address that a route file declares. */
export function pathOf(file: Record<string, Handler>): string {
  return declaredIn(file)[0]?.path ?? '';
}

/** The declarations of a route file. */
export function declaredIn(file: Record<string, Handler>): Declared[] {
  return Object.values(file).flatMap(({ declared }) => (declared ? [declared] : []));
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
