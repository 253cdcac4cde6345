/** The three public doors through which the demo plays: the HTTP API, the sandbox's control API, its Telegram chats. */
import { runningDatabaseUrl } from '../database/local-database.ts';
import { DATA_DIR } from '../paths.ts';
import { installationSettings } from '../settings/installation-settings.ts';
import { isSandbox } from '../settings/sandbox-settings.ts';
import { findRun } from '../start/run-record.ts';
import { messageOf, UserError } from '../user-error.ts';
import { type JsonDoor, jsonDoor } from './json-door.ts';
import type { DemoOptions } from './options.ts';
import { NOT_RUNNING, type Place, placesOf } from './places.ts';

export type Doors = AsyncDisposable & { api: JsonDoor; instagram: JsonDoor; telegram: JsonDoor };

/** @throws {UserError} in one sentence, when the product does not run, does not answer or runs live. */
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
    api: jsonDoor(web.origin, { authorization: `Bearer ${token.secret}` }),
    instagram: jsonDoor(instagram.origin),
    telegram: jsonDoor(telegram.origin),
    [Symbol.asyncDispose]: token.end,
  };
}

async function reach({ origin, silence }: Place, path: string): Promise<void> {
  await jsonDoor(origin)
    .get(path)
    .catch((error) => {
      throw new UserError(silence(messageOf(error)));
    });
}

/** The product runs, so the database client is there. In a clone that was never started it is not, and importing it would fail. */
async function makeToken(settings: Record<string, string | undefined>) {
  const url = runningDatabaseUrl(settings);
  if (!url)
    throw new UserError(
      'The demo finds no database to make its token in: set DATABASE_URL as "npm start" had it, or give a token with --token.',
    );
  const { ownToken } = await import('./own-token.ts');
  return ownToken(url);
}
