/** A product whose every secret is a canary: a value that occurs nowhere else. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { createApp } from '#/app/api/app.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { createLog } from '#/lib/platform/log.ts';
import { REDACTED_PATHS, scrub } from '#/lib/vault/redaction.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { createTelegram, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import type { EmbeddedPostgres } from '#/scripts/database/embedded-postgres.ts';
import { startTalkativePostgres } from '#/testing/database/talkative-postgres.ts';
import { type ProductProcess, startProcess } from '#/testing/processes/product-process.ts';
import { type Knock, knockAt } from '#/testing/worlds/api-world.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { everyFile, everyTable, hearHints, type WrittenDown } from './written-down.ts';

export type CanaryWorld = AsyncDisposable & {
  world: World;
  postgres: EmbeddedPostgres;
  telegram: TelegramSandbox;
  operator: SandboxUser;
  sandbox: SandboxAccount;
  worker: ProductProcess;
  /** name → secret; the story adds what comes into being. */
  canaries: Record<string, string>;
  /** Calls the HTTP API. */
  knock: Knock;
  /** What was answered to somebody. */
  answers: string[];
  /** Looks at the temporary files now: what a browser leaves is gone a moment later. */
  lookAtFiles(): void;
  /** Hints are heard on a connection that ends with its database; this opens another. */
  hearAgain(): Promise<void>;
  writtenDown(): Promise<WrittenDown>;
};

const random = (bytes = 12) => randomBytes(bytes).toString('hex');
const base32 = () => [...randomBytes(32)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
const OPERATOR = 7_700_001;

/** Worker and bot as processes, the HTTP API in this one, all at the most talkative level; a database that logs each statement. */
export async function createCanaryWorld(): Promise<CanaryWorld> {
  const stack = new AsyncDisposableStack();
  const server: string[] = [];
  const postgres = stack.use(await startTalkativePostgres((line) => server.push(line)));
  const world = stack.use(await createWorld({ databaseUrl: postgres.url }));
  const telegram = await createTelegram();
  stack.defer(() => telegram.close());
  const temporary = await mkdtemp(join(tmpdir(), 'mc-'));
  stack.defer(() => rm(temporary, { recursive: true, force: true }));
  await chmod(temporary, 0o711); // Chromium, which keeps its files here, is another user

  const said: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  stack.defer(() => spy.mockRestore());
  Object.assign(world.ctx, { log: createLog({ name: 'web', level: 'debug', redactedPaths: REDACTED_PATHS, scrub }) });
  const knock = knockAt(createApp(async () => world.ctx));

  const { secret } = await createToken(world.ctx, { name: 'canary', role: 'owner', by: SYSTEM });
  const canaries: Record<string, string> = {
    'account password': `pässword "${random()}" & <more>`,
    'TOTP seed': base32(),
    'bot token': `1000000001:AA${random(16)}`,
    'API token': secret,
    "operator's password": `operator ${random()}`,
    'vault key': world.env.VAULT_PRIVATE_KEYS ?? '',
    'picture key': world.env.PICTURE_KEY ?? '',
  };
  const env = {
    ...world.env,
    TELEGRAM_API_ROOT: telegram.origin,
    TELEGRAM_TOKEN: canaries['bot token'] ?? '',
    ADMIN_USER_IDS: String(OPERATOR),
    LOG_LEVEL: 'debug',
    TMPDIR: temporary,
  };
  const operator = telegram.user({ id: OPERATOR, firstName: 'Olga', languageCode: 'en', started: true });
  const worker = stack.use(startProcess('jobs/main.ts', env));
  const bot = stack.use(startProcess('bot/main.ts', { ...env, DATABASE_URL: world.addressAs('bot') }));
  const sandbox = world.instagram.account({
    username: 'canary.reader',
    password: canaries['account password'] ?? '',
    totpSeed: canaries['TOTP seed'],
    twoFactor: 'totp',
  });

  const hints: string[] = [];
  const files: WrittenDown = {};
  const answers: string[] = [];
  let hearing = await hearHints(postgres.url, hints);
  stack.defer(() => hearing.stop());
  const lookAtFiles = () => void Object.assign(files, everyFile(temporary));
  return {
    ...{ world, postgres, telegram, operator, sandbox, worker, canaries, answers, knock, lookAtFiles },
    async hearAgain() {
      await hearing.stop();
      hearing = await hearHints(postgres.url, hints);
    },
    async writtenDown() {
      lookAtFiles();
      return {
        'log of the worker': worker.output(),
        'log of the bot': bot.output(),
        'log of the web': said.join(''),
        'answers of the API': answers.join('\n'),
        'hints to open pages': hints.join('\n'),
        'calls of the bot': JSON.stringify(telegram.calls.all().map(({ method, parameters }) => [method, parameters])),
        'log of the database server': server.join('\n'),
        ...prefixed('temporary: ', files),
        ...(await everyTable(postgres.url)),
      };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const prefixed = (prefix: string, heap: WrittenDown): WrittenDown =>
  Object.fromEntries(Object.entries(heap).map(([name, what]) => [prefix + name, what]));
