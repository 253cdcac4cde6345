/**
 * Builds the real context of a process from its environment. Only app, bot, jobs and tools import it.
 * What a worker has besides, keys and the browser, is in `wiring-worker.ts`, what the dashboard has in `wiring-web.ts`: the other
 * processes never load it.
 */
import type { Ctx, Limits } from './context.ts';
import { createInstagramHttp } from './instagram/http/create-instagram-http.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './platform/clock.ts';
import { openDatabaseClock } from './platform/database-clock.ts';
import { openDb } from './platform/db.ts';
import { type Env, type ProcessName, readEnv } from './platform/env.ts';
import { events } from './platform/events.ts';
import { createLog } from './platform/log.ts';
import { type Boss, openBoss, queueOf } from './platform/queue.ts';
import { checkSealer } from './security/check-vault.ts';
import { REDACTED_PATHS, scrub } from './security/redaction.ts';
import { createSealer } from './security/vault.ts';

export type Opened<C, P extends ProcessName> = { ctx: C; env: Env<P>; boss: Boss; close(): Promise<void> };

/** The context of a process that asks and shows: it can seal credentials and open none. */
export async function openContext<P extends 'web' | 'bot' | 'tool'>(process_: P): Promise<Opened<Ctx, P>> {
  const env = readEnv(process_);
  return open(process_, env, { poolSize: 8 });
}

/** What every context is made of. */
export async function open<P extends Exclude<ProcessName, 'browser'>>(
  process_: P,
  env: Env<P>,
  options: { poolSize: number },
): Promise<Opened<Ctx, P>> {
  const log = createLog({ name: process_, level: env.LOG_LEVEL, redactedPaths: REDACTED_PATHS, scrub });
  const db = openDb({ url: env.DATABASE_URL, max: options.poolSize, name: `mutuals-${process_}` });
  const sealer = createSealer(env.VAULT_PUBLIC_KEY);
  const clock = await openDatabaseClock(db);
  await checkSealer(db, sealer);
  const boss = await openBoss({ url: env.DATABASE_URL, role: process_ === 'worker' ? 'work' : 'send', log });

  const ctx: Ctx = {
    db,
    clock,
    queue: queueOf(boss),
    events,
    log,
    limits: limitsOf(env),
    sealer,
    instagram: createInstagramHttp({ origin: env.INSTAGRAM_ORIGIN, now: clock.now }),
    origin: env.INSTAGRAM_ORIGIN,
    dashboard: env.NEXTAUTH_URL,
    operatorChats: env.ADMIN_USER_IDS,
    operatorChannels: null,
    contractWatch: null,
  };
  const close = async () => {
    clock.stop();
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
    coolDownMs: env.SIGN_OUT_COOLDOWN_SECONDS * SECOND_MS,
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
