/**
 * For tests: the HTTP API over a world of its own (real PostgreSQL, the sandbox's Instagram and Telegram).
 * Every answer of every call is held against the document.
 */
import { ADDRESS_HEADER } from '#/app/_shared/client-address.ts';
import { type App, createApp, routesOf } from '#/app/api/app.ts';
import type { Declared } from '#/app/api/define-route.ts';
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
  /** Calls a route with this token, or none. */
  knock: Knock;
};
export type Knock = (method: string, address: string, options?: KnockOptions) => Promise<Answer>;
type KnockOptions = Omit<CallOptions, 'as'> & { token?: string | null };

export async function createApiWorld(options: WorldOptions = {}): Promise<ApiWorld> {
  const stack = new AsyncDisposableStack();
  const world = stack.use(await createWorld(options));
  const knock = knockAt(createApp(async () => world.ctx));
  const make = async (role: Role) => (await createToken(world.ctx, { name: `test ${role}`, role, by: SYSTEM })).secret;
  const tokens = { viewer: await make('viewer'), operator: await make('operator'), owner: await make('owner') };

  return {
    world,
    tokens,
    knock,
    call: (method, address, { as = 'operator', ...rest } = {}) =>
      knock(method, address, { ...rest, token: as === null ? null : tokens[as] }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Calls as the web server would, and holds each answer against the document. */
export function knockAt(app: App): Knock {
  const routes = routesOf(app);
  return async (method, address, options = {}) => {
    const response = await app.fetch(requestOf(method, address, options));
    const declared = declaredFor(routes, method, new URL(address, ORIGIN).pathname);
    if (declared) await fitDocument(declared, response);

    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const body: Record<string, unknown> = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : {};
    return { status: response.status, headers: response.headers, body, bytes };
  };
}

function requestOf(
  method: string,
  address: string,
  { token, body, raw, headers, from = anotherAddress() }: KnockOptions,
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

/** The route that is meant; a fixed part of a path goes before a parameter. Undefined when there is none. */
function declaredFor(routes: readonly Declared[], method: string, pathname: string): Declared | undefined {
  const fitting = routes.filter(({ path }) => patternOf(path).test(pathname));
  const parameters = ({ path }: Declared) => path.split('{').length;
  const fewest = Math.min(...fitting.map(parameters));
  return fitting.find((one) => one.method === method.toLowerCase() && parameters(one) === fewest);
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
