import { randomUUID } from 'node:crypto';
import type { WorkerCtx } from './context.ts';
import { createInstagramBrowser } from './instagram/browser/create-instagram-browser.ts';
import { findChromium } from './instagram/browser/find-chromium.ts';
import { openSenders } from './outbox/channels.ts';
import { createStarsClient } from './payments/stars/client.ts';
import { readEnv } from './platform/env.ts';
import { checkVault } from './vault/check-vault.ts';
import { createPictureVault } from './vault/picture-vault.ts';
import { readKeyRing } from './vault/read-key-ring.ts';
import { createVault } from './vault/vault.ts';
import { type Opened, open } from './wiring.ts';
import { backupPlan } from './wiring-backups.ts';

/** With the key to credentials, a browser, and the bot's voice. @throws {Unsealable} the key does not fit the data. */
export async function openWorkerContext(): Promise<Opened<WorkerCtx, 'worker'>> {
  const env = readEnv('worker');
  const vault = createVault(readKeyRing(env));
  const opened = await open('worker', env, { poolSize: 10 + env.concurrentChecks });
  await checkVault(opened.ctx.db, vault);
  const pictures = createPictureVault(env.pictureKey);
  await checkVault(opened.ctx.db, pictures, 'pictures');

  const endpoint = env.browserEndpoint ?? null;
  const executablePath = endpoint ? null : findChromium(env.chromiumPath ?? null);
  if (!endpoint && !executablePath)
    opened.ctx.log.warn({}, 'no Chromium was found: set CHROMIUM_PATH. Until then no session can be renewed.');
  const { now } = opened.ctx.clock;
  const browser = createInstagramBrowser({ origin: env.instagramOrigin, executablePath, endpoint, now });
  const senders = await openSenders(env);
  const { telegramToken: token, telegramOrigin: apiRoot } = env;
  const stars = token ? createStarsClient({ token, apiRoot }) : null;
  const contractWatch = { everyMs: env.contractWatchEveryMs, profile: env.contractProfile ?? null };
  const workerId = randomUUID();
  const log = opened.ctx.log.child({ worker: workerId.slice(0, 8) });
  const backups = backupPlan(env);
  if (!backups) log.warn({}, 'no backups are written: BACKUP_KEY is not set, or BACKUP_HOURS is 0');
  return {
    ...opened,
    ctx: { ...opened.ctx, log, contractWatch, vault, pictures, browser, senders, stars, workerId, backups },
  };
}
