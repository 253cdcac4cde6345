/**
 * Builds the real context of a process from its environment. Only app, bot, jobs and tools import it.
 */
import { randomUUID } from 'node:crypto';
import type { Ctx, Limits, WorkerCtx } from './context.ts';
import { createInstagramBrowser } from './instagram/browser/create-instagram-browser.ts';
import { findChromium } from './instagram/browser/find-chromium.ts';
import { createInstagramHttp } from './instagram/http/create-instagram-http.ts';
import { createTelegramSender } from './notices/telegram/create-telegram-sender.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, systemClock } from './platform/clock.ts';
import { openDb } from './platform/db.ts';
import { type Env, type ProcessName, readEnv } from './platform/env.ts';
import { events } from './platform/events.ts';
import { createLog } from './platform/log.ts';
import { type Boss, openBoss, queueOf } from './platform/queue.ts';
import { checkSealer, checkVault } from './security/check-vault.ts';
import { createPictureVault } from './security/picture-vault.ts';
import { readKeyRing } from './security/read-key-ring.ts';
import { REDACTED_PATHS, scrub } from './security/redaction.ts';
import { createSealer, createVault } from './security/vault.ts';

type Opened<C, P extends ProcessName> = { ctx: C; env: Env<P>; boss: Boss; close(): Promise<void> };

/** The context of a process that asks and shows: it can seal credentials and open none. */
export async function openContext<P extends 'web' | 'bot' | 'tool'>(process_: P): Promise<Opened<Ctx, P>> {
  const env = readEnv(process_);
  return open(process_, env, { poolSize: 8 });
}

/**
 * The context of a worker: it holds the key to the credentials, a browser, and the bot's voice.
 * @throws {Unsealable} when the key does not fit the data; said before anything is done.
 */
export async function openWorkerContext(): Promise<Opened<WorkerCtx, 'worker'>> {
  const env = readEnv('worker');
  const vault = createVault(readKeyRing(env));
  const opened = await open('worker', env, { poolSize: 10 + env.MAX_CONCURRENT_CHECKS });
  await checkVault(opened.ctx.db, vault);

  const executablePath = findChromium(env.CHROMIUM_PATH ?? null);
  if (!executablePath)
    opened.ctx.log.warn({}, 'no Chromium was found: set CHROMIUM_PATH. Until then no session can be renewed.');
  const browser = createInstagramBrowser({ origin: env.INSTAGRAM_ORIGIN, executablePath, now: systemClock.now });
  const telegram = env.TELEGRAM_TOKEN
    ? createTelegramSender({ token: env.TELEGRAM_TOKEN, apiRoot: env.TELEGRAM_API_ROOT })
    : null;
  const workerId = randomUUID();
  const log = opened.ctx.log.child({ worker: workerId.slice(0, 8) });
  return { ...opened, ctx: { ...opened.ctx, log, vault, browser, telegram, workerId } };
}

async function open<P extends ProcessName>(
  process_: P,
  env: Env<P>,
  options: { poolSize: number },
): Promise<Opened<Ctx, P>> {
  const log = createLog({ name: process_, level: env.LOG_LEVEL, redactedPaths: REDACTED_PATHS, scrub });
  const db = openDb({ url: env.DATABASE_URL, max: options.poolSize, name: `mutuals-${process_}` });
  const sealer = createSealer(env.VAULT_PUBLIC_KEY);
  const pictures = createPictureVault(env.PICTURE_KEY);
  await checkSealer(db, sealer);
  await checkVault(db, pictures, 'pictures');
  const boss = await openBoss({ url: env.DATABASE_URL, role: process_ === 'worker' ? 'work' : 'send', log });

  const ctx: Ctx = {
    db,
    clock: systemClock,
    queue: queueOf(boss),
    events,
    log,
    limits: limitsOf(env),
    sealer,
    pictures,
    instagram: createInstagramHttp({ origin: env.INSTAGRAM_ORIGIN, now: systemClock.now }),
    origin: env.INSTAGRAM_ORIGIN,
    dashboard: env.NEXTAUTH_URL,
    operatorChats: env.ADMIN_USER_IDS,
  };
  const close = async () => {
    await boss.stop({ graceful: false, close: true }).catch(() => {});
    await db.close();
  };
  return { ctx, env, boss, close };
}

/** The settable numbers in the units that the rooms use. */
export function limitsOf(env: Env): Limits {
  return {
    listIntervalMs: env.LIST_INTERVAL_MS,
    restMs: env.REST_SECONDS * SECOND_MS,
    shortfallPercent: env.SHORTFALL_PERCENT,
    codeMs: env.CODE_MINUTES * MINUTE_MS,
    passwordPostsPerHour: env.PASSWORD_POSTS_PER_HOUR,
    passwordPostsPerDay: env.PASSWORD_POSTS_PER_DAY,
    parkedMs: env.PARKED_HOURS * HOUR_MS,
    defaultLifetimeMs: env.SESSION_DAYS * DAY_MS,
    journalDays: env.JOURNAL_DAYS,
    checksPerDay: env.MAX_CHECKS_PER_DAY,
  };
}
