/**
 * Starts the built product for end-to-end tests: a throw-away PostgreSQL, the sandbox, worker, bot and dashboard,
 * all on loopback. Ends with everything that it started on SIGTERM, and when Playwright is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { generateFactorKey } from '#/lib/vault/factor-vault.ts';
import { generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { openContext } from '#/lib/wiring.ts';
import { createInstagram } from '#/sandbox/instagram/create-instagram.ts';
import { createTelegram, SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { installRoles, type Roles } from '#/scripts/database/roles.ts';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';
import { holderOf, take } from '#/scripts/process/file-lock.ts';
import { whenParentGoes } from '#/scripts/process/when-parent-goes.ts';
import { TEST_PASSWORDS } from '#/testing/database/roles.ts';
import { bareEnvironment } from '#/testing/processes/bare-environment.ts';
import { endChild } from '#/testing/processes/end-child.ts';
import {
  INSTAGRAM_PORT,
  LOGS,
  OWNER,
  PRODUCT_FACTS,
  PRODUCT_PORT,
  PRODUCT_URL,
  RESULTS_LOCK,
  TELEGRAM_PORT,
  VIEWER,
} from './addresses.ts';
import type { ProductFacts } from './outside.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const children: ChildProcess[] = [];
const stack = new AsyncDisposableStack();
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));
whenParentGoes(() => void stop(0));
claimResults();

const postgres = stack.use(await startThrowawayPostgres());
const instagram = stack.use(await createInstagram({ port: INSTAGRAM_PORT }));
const telegram = await createTelegram({ port: TELEGRAM_PORT, token: SANDBOX_TOKEN });
stack.defer(() => telegram.close());

const WEB_SECRET = 'a secret that is only used by tests, 32+';
const FACTOR_KEY = generateFactorKey();
const keys = generateVaultKeys();
const shared = {
  DATABASE_URL: postgres.url,
  INSTAGRAM_ORIGIN: instagram.origin,
  TELEGRAM_API_ROOT: telegram.origin,
  NEXTAUTH_URL: PRODUCT_URL,
  VAULT_PUBLIC_KEY: keys.publicKey,
  PICTURE_KEY: generatePictureKey(),
  LIST_INTERVAL_MS: '60',
  MAX_CHECKS_PER_DAY: '1000',
  PASSWORD_POSTS_PER_HOUR: '1000',
  PASSWORD_POSTS_PER_DAY: '1000',
  ENTRIES_PER_HOUR: '1000000',
  ENTRIES_PER_DAY: '1000000',
  LOG_LEVEL: 'debug', // what is written is searched for secrets at the end
};

const { token, addresses } = await prepareDatabase();
start('worker', 'jobs/main.ts', {
  DATABASE_URL: addresses.worker,
  VAULT_PRIVATE_KEYS: keys.privateKey,
  TELEGRAM_TOKEN: SANDBOX_TOKEN,
  CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? '',
});
start('bot', 'bot/main.ts', { DATABASE_URL: addresses.bot, TELEGRAM_TOKEN: SANDBOX_TOKEN });
const web = {
  ...shared,
  DATABASE_URL: addresses.web,
  PORT: String(PRODUCT_PORT),
  HOSTNAME: '127.0.0.1',
  NEXTAUTH_SECRET: WEB_SECRET,
  FACTOR_KEY,
};
tell({
  token,
  databaseUrl: postgres.url,
  secrets: { vaultKey: keys.privateKey, pictureKey: shared.PICTURE_KEY, factorKey: FACTOR_KEY, webSecret: WEB_SECRET },
  web: { pid: start('web', '.next/standalone/server.js', web), env: web },
});

/** Another run would write over what the tests of this one know of their product. */
function claimResults(): void {
  mkdirSync(dirname(RESULTS_LOCK), { recursive: true });
  if (take(RESULTS_LOCK)) return void process.once('exit', () => rmSync(RESULTS_LOCK, { force: true }));
  const holder = holderOf(RESULTS_LOCK)?.pid ?? 'unknown';
  process.stderr.write(
    `End-to-end tests already run in this checkout (process ${holder}). Wait until they end, or give these a port and a directory of their own: E2E_PORT and E2E_RESULTS.\n`,
  );
  process.exit(1);
}

/** What the tests must know, where only this user can read it. */
function tell(facts: ProductFacts): void {
  mkdirSync(dirname(PRODUCT_FACTS), { recursive: true });
  writeFileSync(PRODUCT_FACTS, JSON.stringify(facts), { mode: 0o600 });
}

/** Tables, queues, people, and a role for each program. @returns a token of the HTTP API, and the address for each program */
async function prepareDatabase(): Promise<{ token: string; addresses: Roles['addresses'] }> {
  await deployMigrations(postgres.url);
  const boss = await openBoss({ url: postgres.url, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });

  Object.assign(process.env, shared);
  const { ctx, close } = await openContext('tool');
  await createOperator(ctx, { ...OWNER, role: 'owner', language: 'en', by: SYSTEM });
  await createOperator(ctx, { ...VIEWER, role: 'viewer', language: 'en', by: SYSTEM });
  const { secret } = await createToken(ctx, { name: 'end to end', role: 'owner', by: SYSTEM });
  await close();
  const { addresses, shared: why } = await installRoles(postgres.url, TEST_PASSWORDS);
  if (why) throw new Error(why.join('\n'));
  return { token: secret, addresses };
}

/** Starts a program of the product; what it writes goes into a file of its own. @returns the number of its process */
function start(name: string, program: string, env: Record<string, string>): number {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(join(LOGS, `${name}.log`), 'w');
  const child = spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: bareEnvironment({ NEXT_TELEMETRY_DISABLED: '1', ...shared, ...env }),
    stdio: ['ignore', log, log],
  });
  children.push(child);
  child.once('exit', (code) => {
    if (!stopping) process.stderr.write(`the ${name} ended with ${code}: see ${LOGS}/${name}.log\n`);
    void stop(code === 0 ? 0 : 1);
  });
  return child.pid ?? 0;
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map(endChild));
  await stack.disposeAsync();
  process.exit(code);
}
