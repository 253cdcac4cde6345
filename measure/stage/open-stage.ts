/** For measurements and soak: real PostgreSQL, both sandboxes, workers as processes. */
import { randomBytes } from 'node:crypto';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import { requestCheck } from '#/lib/checks/request-check.ts';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { createInstagramHttp } from '#/lib/instagram/http/create-instagram-http.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';
import { readEnv } from '#/lib/platform/env.ts';
import { events } from '#/lib/platform/events.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { openBoss, queueOf } from '#/lib/platform/queue.ts';
import { limitsOf } from '#/lib/platform/settings.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import { generateFactorKey } from '#/lib/vault/factor-vault.ts';
import { generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createSealer } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { createTelegram, SANDBOX_TOKEN, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import { freePort } from '#/scripts/process/free-port.ts';
import { startBotProcess } from './bot-process.ts';
import type { ProgramProcess } from './program-process.ts';
import { startWebProcess, type WebProcess } from './web-process.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export const TOTP_SEED = 'JBSWY3DPEHPK3PXP';
export const PASSWORD = 'correct horse battery';
export const READER = 'mutuals.reader';

/** Limits would only stop the clock. */
const PASSWORD_POSTS = 100_000;
const ENDLESS = '1000000000';

export type StageOptions = {
  url: string;
  /** 0 asks as fast as answers come. */
  listIntervalMs?: number;
  seed?: string;
  settings?: Record<string, string>;
};

export type Stage = AsyncDisposable & {
  readonly instagram: InstagramSandbox;
  readonly telegram: TelegramSandbox;
  readonly ctx: Ctx;
  readonly env: Record<string, string>;
  /** Known on both sides, with a living session unless told otherwise. */
  account(input?: {
    username?: string;
    totp?: boolean;
    signedIn?: boolean;
  }): Promise<{ id: string; sandbox: SandboxAccount }>;
  /** As a customer of its own who can pay. */
  requestCheck(username: string): Promise<{ id: string; customerId: bigint }>;
  /** Killed with the stage. */
  worker(options?: { concurrentChecks?: number }): Promise<WorkerProcess>;
  /** From its finished build; killed with the stage. */
  web(): Promise<WebProcess>;
  /** Starts the bot; it is killed with the stage unless it ended before. */
  bot(): Promise<ProgramProcess>;
};

const DASHBOARD = 'http://127.0.0.1:3000';

let lastCustomer = 7_000_000n;

/** Disposing ends all that it started, but not the database. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const stack = new AsyncDisposableStack();
  const db = openDb({ url: options.url, max: 12, name: 'mutuals stage' });
  stack.defer(() => db.close());
  const instagram = stack.use(await createInstagram({ seed: options.seed ?? 'stage' }));
  const telegram = await createTelegram({ token: SANDBOX_TOKEN });
  stack.defer(() => telegram.close());
  const boss = await openBoss({ url: options.url, role: 'send', log: silentLog });
  stack.defer(() => boss.stop({ graceful: false, close: true }));

  const keys = generateVaultKeys();
  const env = environmentOf(options, { keys, origin: instagram.origin, apiRoot: telegram.origin });
  const ctx = contextOf({
    db,
    queue: queueOf(boss),
    sealer: createSealer(keys.publicKey),
    origin: instagram.origin,
    env,
  });

  return {
    instagram,
    telegram,
    ctx,
    env,
    account: (input) => makeAccount(ctx, instagram, input),
    requestCheck: (username) => ask(ctx, telegram, username),
    async worker({ concurrentChecks = 8 } = {}) {
      const worker = await startWorkerProcess({ ...env, MAX_CONCURRENT_CHECKS: String(concurrentChecks) });
      stack.defer(() => worker.kill());
      return worker;
    },
    async web() {
      const port = await freePort();
      const own = {
        NEXTAUTH_URL: `http://127.0.0.1:${port}`,
        NEXTAUTH_SECRET: randomBytes(36).toString('base64url'),
        FACTOR_KEY: generateFactorKey(),
      };
      const web = await startWebProcess(port, { ...env, ...own });
      stack.defer(() => web.kill());
      return web;
    },
    async bot() {
      const bot = await startBotProcess(env);
      stack.defer(() => bot.kill());
      return bot;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function environmentOf(
  options: StageOptions,
  { keys, origin, apiRoot }: { keys: ReturnType<typeof generateVaultKeys>; origin: string; apiRoot: string },
) {
  return {
    DATABASE_URL: options.url,
    INSTAGRAM_ORIGIN: origin,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_TOKEN: SANDBOX_TOKEN,
    VAULT_PUBLIC_KEY: keys.publicKey,
    VAULT_PRIVATE_KEYS: keys.privateKey,
    PICTURE_KEY: generatePictureKey(),
    NEXTAUTH_URL: DASHBOARD,
    LIST_INTERVAL_MS: String(options.listIntervalMs ?? 0),
    PASSWORD_POSTS_PER_HOUR: String(PASSWORD_POSTS),
    PASSWORD_POSTS_PER_DAY: String(PASSWORD_POSTS),
    MAX_CHECKS_PER_DAY: '1000',
    ...{ ENTRIES_PER_HOUR: ENDLESS, ENTRIES_PER_DAY: ENDLESS, LOOK_UPS_PER_HOUR: ENDLESS, LOOK_UPS_PER_DAY: ENDLESS },
    ...options.settings,
  };
}

function contextOf({
  env,
  origin,
  ...own
}: Pick<Ctx, 'db' | 'queue' | 'sealer' | 'origin'> & { env: Record<string, string> }): Ctx {
  return {
    ...own,
    clock: systemClock,
    events,
    log: silentLog,
    limits: limitsOf(readEnv('tool', { NODE_ENV: 'production', ...env })),
    givenLimits: limitsOf(readEnv('tool', { NODE_ENV: 'production', ...env })),
    instagram: createInstagramHttp({ origin, now: systemClock.now }),
    origin,
    dashboard: DASHBOARD,
    operatorChannels: { addresses: {}, mail: false, quiet: null },
    contractWatch: null,
  };
}

async function makeAccount(
  ctx: Ctx,
  instagram: InstagramSandbox,
  { username = READER, totp = true, signedIn = true }: { username?: string; totp?: boolean; signedIn?: boolean } = {},
) {
  const sandbox = instagram.account({
    username,
    password: PASSWORD,
    totpSeed: TOTP_SEED,
    twoFactor: totp ? 'totp' : 'none',
  });
  const seed = totp ? { totpSeed: TOTP_SEED } : {};
  const { id } = await addAccount(ctx, { username, password: PASSWORD, ...seed, by: SYSTEM });
  if (signedIn) {
    const sessionId = decodeURIComponent(sandbox.session().sessionId);
    const handed = await handInSession(ctx, { accountId: id, sessionId, by: SYSTEM });
    if (!handed.ok) throw new Error(`the sandbox refused its own session: ${handed.reason}`);
  }
  return { id, sandbox };
}

async function ask(ctx: Ctx, telegram: TelegramSandbox, username: string): Promise<{ id: string; customerId: bigint }> {
  lastCustomer += 1n;
  const customerId = lastCustomer;
  telegram.user({ id: Number(customerId), started: true });
  await rememberCustomer(ctx, { id: customerId, language: 'en', firstName: 'Maria', by: SYSTEM });
  await grantCredits(ctx, { customerId, credits: 1, by: SYSTEM });
  const requested = await requestCheck(ctx, { customerId, username, door: 'api', by: SYSTEM });
  if (!requested.ok) throw new Error(`the check was refused: ${requested.reason}`);
  return { id: requested.check.id, customerId };
}
