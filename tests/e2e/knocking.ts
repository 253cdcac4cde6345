/** Knocks at the product's doors without a browser, with whatever headers a stranger would send. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PRODUCT_URL, SIGNED_IN } from './addresses.ts';
import { productFacts } from './outside.ts';

const SERVER = join(import.meta.dirname, '..', '..', '.next', 'standalone', '.next', 'server');
const COOKIE = 'mutuals.session';

export type Answer = { status: number; headers: Headers; text: string };
type Knock = { method?: string; headers?: Record<string, string>; body?: BodyInit; cookie?: string };

/** One request, redirects not followed. */
export async function knock(path: string, { method = 'GET', headers, body, cookie }: Knock = {}): Promise<Answer> {
  const response = await fetch(`${PRODUCT_URL}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(cookie ? { cookie: `${COOKIE}=${cookie}` } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The session cookie that the tests' owner signed in with. */
export function ownersCookie(): string {
  const { cookies } = JSON.parse(readFileSync(SIGNED_IN, 'utf8')) as { cookies: { name: string; value: string }[] };
  return cookies.find(({ name }) => name === COOKIE)?.value ?? '';
}

/** Signs somebody in as a browser does. @returns the cookie's value, and the line that set it; null when refused */
export async function signInAs(
  typed: { email: string; password: string },
  options: { callbackUrl?: string; cookie?: string; url?: string; origin?: string } = {},
): Promise<{ cookie: string; line: string; answer: Answer } | null> {
  const { url = PRODUCT_URL, origin = url, callbackUrl } = options;
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const jar = asked.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (options.cookie) jar.push(`${COOKIE}=${options.cookie}`);
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar.join('; '), origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      email: typed.email,
      password: typed.password,
      csrfToken,
      json: 'true',
      ...(callbackUrl ? { callbackUrl } : {}),
    }),
  });
  const line = response.headers.getSetCookie().find((each) => each.includes(`${COOKIE}=`)) ?? '';
  const cookie = line.split(';')[0]?.split('=').slice(1).join('=') ?? '';
  const answer = { status: response.status, headers: response.headers, text: await response.text() };
  return cookie === '' ? null : { cookie, line, answer };
}

/** Every page and route of the build by its address, with `ids` in place of parameters. */
export function builtAddresses(kind: 'page' | 'route', ids: Record<string, string>): string[] {
  const manifest = JSON.parse(readFileSync(join(SERVER, 'app-paths-manifest.json'), 'utf8')) as object;
  return Object.keys(manifest)
    .filter((key) => key.endsWith(`/${kind}`) && !key.startsWith('/_'))
    .map((key) => key.slice(0, -kind.length - 1).replaceAll(/\/\([^)]+\)/g, ''))
    .map((key) => key.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_whole, name: string) => ids[name] ?? 'none') || '/');
}

type BuiltAction = { exportedName: string; workers: Record<string, unknown> };

/** The ids of the build's server actions by name. */
export function builtActions(): Record<string, string> {
  return Object.fromEntries(Object.entries(actionsOfBuild()).map(([id, { exportedName }]) => [exportedName, id]));
}

/** The addresses of two pages that have this action at most, with `ids` in place of parameters. */
export function pagesOf(name: string, ids: Record<string, string>): string[] {
  const built = Object.values(actionsOfBuild()).find(({ exportedName }) => exportedName === name);
  return Object.keys(built?.workers ?? {})
    .slice(0, 2)
    .map((page) => page.slice('app'.length, -'/page'.length).replaceAll(/\/\([^)]+\)/g, ''))
    .map((page) => page.replaceAll(/\[(\w+)\]/g, (_whole, id: string) => ids[id] ?? 'none') || '/');
}

function actionsOfBuild(): Record<string, BuiltAction> {
  const manifest = JSON.parse(readFileSync(join(SERVER, 'server-reference-manifest.json'), 'utf8'));
  return (manifest as { node: Record<string, BuiltAction> }).node;
}

/**
 * Calls a server action as a browser does. `fields` go along as the form that is the action's last argument, under the
 * names that this React gives them: an owner's call in the tests succeeds, or the name is wrong.
 * @param options.origin absent when null.
 */
export function callAction(
  name: string,
  options: { cookie?: string; path?: string; origin?: string | null; args?: string[]; fields?: Record<string, string> },
): Promise<Answer> {
  const { cookie = '', path = '/accounts', origin = PRODUCT_URL, args = [], fields } = options;
  const body = new FormData();
  for (const [field, value] of Object.entries(fields ?? {})) body.append(`_1_${field}`, value);
  body.append('0', JSON.stringify(fields ? [...args, '$K1'] : args));
  const headers = { 'next-action': builtActions()[name] ?? '', accept: 'text/x-component' };
  return knock(path, { method: 'POST', body, cookie, headers: origin === null ? headers : { ...headers, origin } });
}

/** One query of the database of the product under test. */
export async function queryDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: productFacts().databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Everything that a refused request must not have changed, as one line. */
export async function everything(): Promise<string> {
  const [row] = await queryDatabase(`
    select (select count(*) from accounts) accounts, (select string_agg(status::text, ',' order by id) from accounts) statuses,
           (select count(*) from audit_entries where deed not like 'operator.%') deeds,
           (select count(*) from api_tokens) tokens, (select count(*) from ledger_entries) ledger,
           (select count(*) from refresh_attempts) attempts, (select count(*) from checks) checks`);
  return JSON.stringify(row);
}
