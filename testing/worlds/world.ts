/** A test's world: real PostgreSQL, both sandboxes over HTTP, a real browser for sign-ins. */

import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker } from '#/jobs/start-worker.ts';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import { listLedger } from '#/lib/billing/read-ledger.ts';
import { requestCheck } from '#/lib/checks/request-check.ts';
import type { CheckView } from '#/lib/checks/view.ts';

import type { WorkerCtx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { createInstagramBrowser } from '#/lib/instagram/browser/create-instagram-browser.ts';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { launchChromium } from '#/lib/instagram/browser/launch-chromium.ts';
import { createInstagramHttp } from '#/lib/instagram/http/create-instagram-http.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createTelegramSender } from '#/lib/outbox/telegram/create-telegram-sender.ts';
import { createStarsClient } from '#/lib/payments/stars/client.ts';
import { type Clock, systemClock } from '#/lib/platform/clock.ts';
import type { DatabaseRole } from '#/lib/platform/database-rights.ts';
import { openDb } from '#/lib/platform/db.ts';
import { events } from '#/lib/platform/events.ts';
import type { Language } from '#/lib/platform/language.ts';
import { createLog, type Log, silentLog } from '#/lib/platform/log.ts';
import { openBoss, queueOf } from '#/lib/platform/queue.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import { registerWorker } from '#/lib/platform/workers.ts';
import type { AttemptView } from '#/lib/refresh/view.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createVault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';
import { readCheck, readStory } from '#/lib/views/read-check.ts';
import { createInstagram, type InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { createTelegram, SANDBOX_TOKEN, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { createDatabase } from '../database/database.ts';
import { addressAs, databaseOfUrl, TEMPLATE } from '../database/roles.ts';
import { lendChromium } from '../shared-chromium.ts';
import { testify, until } from '../waits.ts';
import { checkInvariants, type Exceptions } from './invariants.ts';
import { storyOf } from './story-of.ts';
import { NO_NAMES_LIMITS, USUAL_LIMITS } from './usual-limits.ts';

export const TOTP_SEED = 'JBSWY3DPEHPK3PXP';
const PASSWORD = 'correct horse battery';
/** As an installation has it. */
const CONCURRENT_CHECKS = 8;

export type World = AsyncDisposable & {
  readonly instagram: InstagramSandbox;
  readonly telegram: TelegramSandbox;
  /** The context of the worker of this world; also fit for everything that asks and shows. */
  readonly ctx: WorkerCtx;
  /** The address of its database, for whoever owns it. */
  readonly url: string;
  /** The address of its database for one program, with the rights that its role has. */
  addressAs(role: DatabaseRole): string;
  /** Environment for a worker of this world; another program takes its own address besides. */
  readonly env: Record<string, string>;
  /** An account of the owner, known on both sides. `signedIn` hands in a living session. */
  account(input?: {
    username?: string;
    totp?: boolean;
    twoFactor?: 'none' | 'totp' | 'text' | 'totp_and_text';
    signedIn?: boolean;
  }): Promise<{ id: string; sandbox: SandboxAccount }>;
  /** A customer who spoke with the bot and has credits. */
  customer(input?: { credits?: number; language?: Language }): Promise<{ id: bigint; chat: SandboxUser }>;
  requestCheck(input: { customerId: bigint; username: string }): Promise<{ id: string }>;
  /** Starts a worker in this process, with queues, timetable and all. It stops with the world. */
  startWorker(options?: { concurrentChecks?: number }): Promise<{ stop(): Promise<void> }>;
  /** Waits until `seen` holds for the check. */
  waitForCheck(checkId: string, seen: (check: CheckView) => boolean, timeoutMs?: number): Promise<CheckView>;
  /** Waits until the account has a living generation of at least that number. */
  waitForGeneration(accountId: string, number: number, timeoutMs?: number): Promise<{ number: number; source: string }>;
  /** Waits until an attempt of the account is as `seen` says. */
  waitForAttempt(accountId: string, seen: (attempt: AttemptView) => boolean, timeoutMs?: number): Promise<AttemptView>;
  /** Sorted numeric ids that the journal holds of a list. */
  listOf(checkId: string, list: ListName): Promise<bigint[]>;
  ledgerOf(customerId: bigint): Promise<{ kind: string; credits: number }[]>;
  moves(checkId: string): Promise<string[]>;
  /** What must hold after any test, whatever happened in it (docs/facts/reliability.md#faults). */
  checkInvariants(exceptions?: Exceptions): Promise<void>;
  /** Browsers of workers in this process that are running, or left something behind. */
  browsers(): Promise<string[]>;
  /** Where these browsers keep their files. */
  readonly profileRoot: string;
};

export type WorldOptions = {
  limits?: Partial<Limits>;
  seed?: string;
  /** A migrated database with queues that the test provides, instead of a copy of the template. */
  databaseUrl?: string;
  /** The clock of this process, when it is not the machine's. */
  clock?: Clock;
  /** Each sign-in of this process starts a Chromium of its own, as in the product; without it they share one. */
  ownBrowsers?: boolean;
};

/** Found once: to ask Playwright costs a third of a second. */
const chromium = findChromium(process.env.CHROMIUM_PATH || null);

let lastCustomer = 9_000_000n;

/** Builds a world. Dispose it to stop everything that it started. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await databaseOf(options));
  const profileRoot = await mkdtemp(join(tmpdir(), 'mu-'));
  await chmod(profileRoot, 0o711); // Chromium may be another user
  stack.defer(() => rm(profileRoot, { recursive: true, force: true }));
  const instagram = stack.use(await createInstagram({ seed: options.seed ?? 'world' }));
  const telegram = await createTelegram({ token: SANDBOX_TOKEN });
  stack.defer(() => telegram.close());

  const roles = options.databaseUrl === undefined ? TEMPLATE : databaseOfUrl(options.databaseUrl);
  const asWorker = addressAs('worker', database.url, roles);
  const log = testLog();
  const boss = await openBoss({ url: database.url, role: 'send', log });
  stack.defer(() => boss.stop({ graceful: false, close: true }));
  const keys = generateVaultKeys();
  const pictureKey = generatePictureKey();
  const vault = createVault(keys.privateKey);
  const ctx: WorkerCtx = {
    db: database.db,
    clock: options.clock ?? systemClock,
    queue: queueOf(boss),
    events,
    log,
    limits: { ...LIMITS, ...options.limits },
    givenLimits: { ...LIMITS, ...options.limits },
    sealer: vault,
    pictures: createPictureVault(pictureKey),
    instagram: createInstagramHttp({ origin: instagram.origin, now: systemClock.now }),
    origin: instagram.origin,
    dashboard: 'http://127.0.0.1:3000',
    operatorChannels: { addresses: {}, mail: false, quiet: null },
    contractWatch: null,
    vault,
    browser: createInstagramBrowser({
      origin: instagram.origin,
      executablePath: chromium,
      now: systemClock.now,
      profileRoot,
      launch: options.ownBrowsers ? launchChromium : lendChromium,
    }),
    senders: { telegram: createTelegramSender({ token: SANDBOX_TOKEN, apiRoot: telegram.origin }) },
    stars: createStarsClient({ token: SANDBOX_TOKEN, apiRoot: telegram.origin }),
    backups: null,
    workerId: randomUUID(),
  };

  const env = {
    DATABASE_URL: asWorker,
    INSTAGRAM_ORIGIN: instagram.origin,
    TELEGRAM_API_ROOT: telegram.origin,
    TELEGRAM_TOKEN: SANDBOX_TOKEN,
    VAULT_PUBLIC_KEY: keys.publicKey,
    VAULT_PRIVATE_KEYS: keys.privateKey,
    PICTURE_KEY: pictureKey,
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    LIST_INTERVAL_MS: String(ctx.limits.listIntervalMs),
    PASSWORD_POSTS_PER_HOUR: String(ctx.limits.passwordPostsPerHour),
    PASSWORD_POSTS_PER_DAY: String(ctx.limits.passwordPostsPerDay),
    MAX_CHECKS_PER_DAY: String(ctx.limits.checksPerDay),
    MAX_CONCURRENT_CHECKS: String(CONCURRENT_CHECKS),
    ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    LOG_LEVEL: 'warn',
  };

  const world: World = {
    instagram,
    telegram,
    ctx,
    url: database.url,
    addressAs: (role) => addressAs(role, database.url, roles),
    env,
    account: (input = {}) => makeAccount(ctx, instagram, input),
    customer: (input = {}) => makeCustomer(ctx, telegram, input),
    async requestCheck(input) {
      const requested = await requestCheck(ctx, { ...input, door: 'bot', by: SYSTEM });
      if (!requested.ok) throw new Error(`the check was refused: ${requested.reason}`);
      return requested.check;
    },
    async startWorker({ concurrentChecks = CONCURRENT_CHECKS } = {}) {
      const db = openDb({ url: asWorker, max: 40, name: 'mutuals-worker' });
      const workerBoss = await openBoss({ url: asWorker, role: 'work', log });
      const workerCtx = { ...ctx, db, queue: queueOf(workerBoss), workerId: randomUUID() };
      await registerWorker(ctx.db, { id: workerCtx.workerId, kind: 'worker', version: 'test' });
      const worker = await startWorker(workerCtx, { boss: workerBoss, url: asWorker, concurrentChecks });
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= worker.stop().finally(() => db.close());
        return stopped;
      };
      stack.defer(stop);
      return { stop };
    },
    waitForCheck: (checkId, seen, timeoutMs) =>
      until(
        'the check is as awaited',
        async () => {
          const check = await readCheck(ctx, { checkId });
          return seen(check) && check;
        },
        timeoutMs,
      ),
    waitForGeneration: (accountId, number, timeoutMs) =>
      until(
        `generation ${number} lives`,
        () => ctx.db.generation.findFirst({ where: { accountId, endedAt: null, number: { gte: number } } }),
        timeoutMs,
      ),
    waitForAttempt: (accountId, seen, timeoutMs) =>
      until(
        'the attempt is as awaited',
        async () => (await listAttempts(ctx, { accountId, limit: 20 })).rows.find(seen),
        timeoutMs,
      ),
    listOf: (checkId, list) => listOf(ctx, checkId, list),
    ledgerOf: async (customerId) =>
      (await listLedger(ctx, { customerId }))
        .reverse()
        .filter(({ kind }) => kind !== 'grant')
        .map(({ kind, credits }) => ({ kind, credits })),
    moves: async (checkId) => {
      const { moves } = await readStory(ctx, { checkId });
      return moves.map(({ event, reason }) => (reason ? `${event}: ${reason}` : event));
    },
    checkInvariants: (exceptions) => checkInvariants({ ctx, instagram, telegram }, exceptions),
    browsers: () => readdir(profileRoot),
    profileRoot,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
  stack.defer(testify(() => storyOf(database.db)));
  return world;
}

async function databaseOf({ databaseUrl }: WorldOptions): ReturnType<typeof createDatabase> {
  if (databaseUrl === undefined) return createDatabase({ max: 40 });
  const db = openDb({ url: databaseUrl, max: 40 });
  return { url: databaseUrl, db, close: db.close, [Symbol.asyncDispose]: db.close };
}

const LIMITS: Limits = {
  ...USUAL_LIMITS,
  ...NO_NAMES_LIMITS,
  listIntervalMs: 0,
  coolDownMs: 0,
  passwordPostsPerHour: 1_000,
  passwordPostsPerDay: 1_000,
  checksPerDay: 1_000,
};

/** Silent, unless somebody looks for the cause of a failure with TEST_LOG=info. */
function testLog(): Log {
  const level = process.env.TEST_LOG;
  return level ? createLog({ name: 'test', level, redactedPaths: [], scrub: (line) => line }) : silentLog;
}

async function makeAccount(
  ctx: WorkerCtx,
  instagram: InstagramSandbox,
  input: NonNullable<Parameters<World['account']>[0]>,
) {
  const { username = 'mutuals.reader', totp = true, twoFactor = totp ? 'totp' : 'none', signedIn = true } = input;
  const sandbox = instagram.account({ username, password: PASSWORD, totpSeed: TOTP_SEED, twoFactor });
  const { id } = await addAccount(ctx, {
    username,
    password: PASSWORD,
    ...(totp ? { totpSeed: TOTP_SEED } : {}),
    by: SYSTEM,
  });
  if (signedIn) {
    const minted = sandbox.session();
    const handed = await handInSession(ctx, {
      accountId: id,
      sessionId: decodeURIComponent(minted.sessionId),
      by: SYSTEM,
    });
    if (!handed.ok) throw new Error(`the sandbox refused its own session: ${handed.reason}`);
    instagram.requests.clear();
  }
  return { id, sandbox };
}

async function makeCustomer(
  ctx: WorkerCtx,
  telegram: TelegramSandbox,
  { credits = 1, language = 'en' }: { credits?: number; language?: Language },
) {
  lastCustomer += 1n;
  const chat = telegram.user({ id: Number(lastCustomer), languageCode: language, started: true });
  const { customer } = await rememberCustomer(ctx, { id: lastCustomer, language, firstName: 'Maria', by: SYSTEM });
  if (credits > 0) await grantCredits(ctx, { customerId: customer.id, credits, by: SYSTEM });
  return { id: customer.id, chat };
}

async function listOf(ctx: WorkerCtx, checkId: string, list: ListName): Promise<bigint[]> {
  const rows = await ctx.db.$queryRaw<{ id: bigint }[]>`
    select distinct u as id from check_pages p, unnest(p.user_ids) u
    where p.check_id = ${checkId}::uuid and p.list = ${list}::"ListName" order by 1`;
  return rows.map(({ id }) => id);
}
