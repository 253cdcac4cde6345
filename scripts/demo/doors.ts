import { runningDatabaseUrl } from '../database/local-database.ts';
import { DATA_DIR } from '../paths.ts';
import { installationSettings } from '../settings/installation-settings.ts';
import { isSandbox } from '../settings/sandbox-settings.ts';
import { findRun } from '../start/run-record.ts';
import { messageOf, UserError } from '../user-error.ts';
import type { DemoOptions } from './options.ts';
import { NOT_RUNNING, type Place, placesOf } from './places.ts';

/** Anything but 2xx throws, naming the address. */
export type Door = {
  readonly origin: string;
  get<T>(path: string): Promise<T>;
  /** Null for 404. */
  find<T>(path: string): Promise<T | null>;
  post<T>(path: string, body?: unknown): Promise<T>;
};

export type Doors = AsyncDisposable & { api: Door; instagram: Door; telegram: Door };

/** @throws {UserError} the product does not run or answer, or runs live. */
export async function openDoors(options: DemoOptions): Promise<Doors> {
  const settings = installationSettings();
  if (!isSandbox(settings) && !options.token)
    throw new UserError(
      settings.VAULT_PUBLIC_KEY ? 'The demo plays in the sandbox only: .env has no line SANDBOX=1.' : NOT_RUNNING,
    );
  const { web, instagram, telegram } = placesOf({ url: options.url, settings, run: findRun(DATA_DIR) });
  await reach(instagram, '/_sandbox/state');
  await reach(telegram, '/sandbox/people');
  await reach(web, '/api/health');

  const token = options.token ? { secret: options.token, end: async () => {} } : await makeToken(settings);
  return {
    api: doorTo(`${web.origin}/api/v1`, { authorization: `Bearer ${token.secret}` }),
    instagram: doorTo(`${instagram.origin}/_sandbox`),
    telegram: doorTo(`${telegram.origin}/sandbox`),
    [Symbol.asyncDispose]: token.end,
  };
}

async function reach({ origin, silence }: Place, path: string): Promise<void> {
  await doorTo(origin)
    .get(path)
    .catch((error) => {
      throw new UserError(silence(messageOf(error)));
    });
}

/** A clone that was never started has no database client. */
async function makeToken(settings: Record<string, string | undefined>) {
  const url = runningDatabaseUrl(settings);
  if (!url)
    throw new UserError(
      'The demo finds no database to make its token in: set DATABASE_URL as "npm start" had it, or give a token with --token.',
    );
  const { ownToken } = await import('./own-token.ts');
  return ownToken(url);
}

const TIMEOUT_MS = 20_000;

function doorTo(base: string, headers: Record<string, string> = {}): Door {
  const json = { ...headers, 'content-type': 'application/json' };
  return {
    origin: new URL(base).origin,
    get: async (path) => answerOf(await ask(base + path, { headers })),
    async find(path) {
      const asked = await ask(base + path, { headers });
      return asked.response.status === 404 ? null : answerOf(asked);
    },
    post: async (path, body = {}) =>
      answerOf(await ask(base + path, { method: 'POST', headers: json, body: JSON.stringify(body) })),
  };
}

type Asked = { what: string; response: Response; text: string };

async function ask(url: string, init: RequestInit): Promise<Asked> {
  const what = `${init.method ?? 'GET'} ${url}`;
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error) => {
    throw new UserError(`${what} was not answered: ${error.cause?.code ?? messageOf(error)}.`);
  });
  return { what, response, text: await response.text() };
}

function answerOf<T>({ what, response, text }: Asked): T {
  if (!response.ok) throw new UserError(`${what} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text || 'null');
}
