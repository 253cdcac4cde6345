/** The three public doors through which the demo plays: the HTTP API, the sandbox's control API, its Telegram chats. */
import { runningDatabaseUrl } from '../database/local-database.ts';
import { installationSettings } from '../settings/installation-settings.ts';
import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';
import { Trouble } from '../trouble.ts';
import { type JsonDoor, jsonDoor } from './json-door.ts';
import type { DemoOptions } from './options.ts';

export type Doors = AsyncDisposable & { api: JsonDoor; instagram: JsonDoor; telegram: JsonDoor };

const NOT_RUNNING =
  'Mutuals does not run here: start it with "npm start" in another terminal, then run the demo again.';

/** @throws {Trouble} in one sentence, when the product does not run or runs live. */
export async function openDoors(options: DemoOptions): Promise<Doors> {
  const settings = installationSettings();
  if (!isSandbox(settings) && !options.token)
    throw new Trouble(
      settings.VAULT_PUBLIC_KEY ? 'The demo plays in the sandbox only: .env has no line SANDBOX=1.' : NOT_RUNNING,
    );
  const ports = sandboxPorts(settings);
  const instagram = jsonDoor(`http://127.0.0.1:${ports.instagram}`);
  const telegram = jsonDoor(`http://127.0.0.1:${ports.telegram}`);
  const origin = options.url?.replace(/\/+$/, '') ?? `http://127.0.0.1:${settings.PORT ?? 3000}`;
  await reach(instagram, '/_sandbox/state');
  await reach(telegram, '/sandbox/people');
  await reach(jsonDoor(origin), '/api/health');

  const token = options.token ? { secret: options.token, end: async () => {} } : await makeToken(settings);
  return {
    api: jsonDoor(origin, { authorization: `Bearer ${token.secret}` }),
    instagram,
    telegram,
    [Symbol.asyncDispose]: token.end,
  };
}

async function reach(door: JsonDoor, path: string): Promise<void> {
  await door.get(path).catch(() => {
    throw new Trouble(NOT_RUNNING);
  });
}

/** The product runs, so the database client is there. In a clone that was never started it is not, and importing it would fail. */
async function makeToken(settings: Record<string, string | undefined>) {
  const url = runningDatabaseUrl(settings);
  if (!url) throw new Trouble(NOT_RUNNING);
  const { ownToken } = await import('./own-token.ts');
  return ownToken(url);
}
