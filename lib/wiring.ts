/**
 * Builds a process's context from its environment. Worker's and dashboard's keys are in files that others never load.
 */
import type { Ctx } from './context.ts';
import { createInstagramHttp } from './instagram/http/create-instagram-http.ts';
import { operatorChannelsOf } from './outbox/operator-channels.ts';
import { openDatabaseClock } from './platform/database-clock.ts';
import { openDb } from './platform/db.ts';
import { type Env, type ProcessName, readEnv } from './platform/env.ts';
import { events } from './platform/events.ts';
import { createLog } from './platform/log.ts';
import { type Boss, openBoss, queueOf } from './platform/queue.ts';
import { keepLimits } from './platform/running-limits.ts';
import { limitsOf } from './platform/settings.ts';
import { checkSealer } from './vault/check-vault.ts';
import { REDACTED_PATHS, scrub } from './vault/redaction.ts';
import { createSealer } from './vault/vault.ts';

export type Opened<C, P extends ProcessName> = { ctx: C; env: Env<P>; boss: Boss; close(): Promise<void> };

/** It can seal credentials and open none. */
export async function openContext<P extends 'web' | 'bot' | 'tool'>(process_: P): Promise<Opened<Ctx, P>> {
  const env = readEnv(process_);
  return open(process_, env, { poolSize: 8 });
}

/** Opens a context for a program that has its settings. Leaves nothing open when it throws. */
export async function open<P extends 'web' | 'worker' | 'bot' | 'tool'>(
  process_: P,
  env: Env<P>,
  options: { poolSize: number },
): Promise<Opened<Ctx, P>> {
  const log = createLog({ name: process_, level: env.logLevel, redactedPaths: REDACTED_PATHS, scrub });
  await using opening = new AsyncDisposableStack();
  const db = openDb({ url: env.databaseUrl, max: options.poolSize, name: `mutuals-${process_}` });
  opening.defer(() => db.close());
  const sealer = createSealer(env.vaultPublicKey);
  const clock = await openDatabaseClock(db);
  opening.defer(() => clock.stop());
  await checkSealer(db, sealer);
  const boss = await openBoss({ url: env.databaseUrl, role: process_ === 'worker' ? 'work' : 'send', log });
  opening.defer(() => boss.stop({ graceful: false, close: true }).catch(() => {}));

  const ctx: Ctx = {
    db,
    clock,
    queue: queueOf(boss),
    events,
    log,
    limits: limitsOf(env),
    givenLimits: limitsOf(env),
    sealer,
    instagram: createInstagramHttp({ origin: env.instagramOrigin, now: clock.now }),
    origin: env.instagramOrigin,
    dashboard: env.dashboard,
    operatorChannels: operatorChannelsOf(env),
    contractWatch: null,
  };
  const limits = await keepLimits(ctx);
  opening.defer(() => limits.stop());
  const opened = opening.move();
  return { ctx, env, boss, close: () => opened.disposeAsync() };
}
