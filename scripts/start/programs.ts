import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { DatabaseRole } from '#/lib/platform/database-rights.ts';
import type { Program } from '#/lib/platform/settings/kinds.ts';
import { WEB_SERVER } from '../build/dashboard.ts';
import { ROOT } from '../paths.ts';
import { heapFlags } from '../process/heap-flags.ts';
import { environmentFor } from '../settings/program-environment.ts';
import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';
import { addressesOf } from './addresses.ts';
import type { ProgramStart } from './supervisor.ts';

type Values = Record<string, string | undefined>;

export type ProgramPlan = ProgramStart & {
  isReady: () => Promise<boolean>;
};

/** The last mark keeps Next from reading `.env`. */
const DEVELOPMENT = { NODE_ENV: 'development', __NEXT_PROCESSED_ENV: 'true' } as const;

/** New work's doors first, the outside world last. */
export const ENDING = [['web', 'bot'], ['worker'], ['sandbox']] as const;

/** Restarts on changes; keeps the screen. */
const WATCH_FLAGS = ['--watch', '--watch-preserve-output'];
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Hands checks over in seconds; a browser needs longer. */
const WORKER_PATIENCE_MS = 20_000;
const USUAL_PATIENCE_MS = 10_000;

/** The sandbox first, then the rest side by side. @param how.reload run from the sources. */
export function planPrograms(
  settings: Values,
  addresses: Record<DatabaseRole, string>,
  { workerPort, reload }: { workerPort: number; reload: boolean },
): ProgramPlan[] {
  const environment = (program: Exclude<Program, 'deploy' | 'browser'>) =>
    environmentFor(program, process.env, {
      ...settings,
      BACKUP_DATABASE_URL: addresses.backup,
      ...(program === 'sandbox' ? {} : { DATABASE_URL: addresses[program] }),
    });
  const host = settings.HOST ?? '127.0.0.1';
  const watch = reload ? WATCH_FLAGS : [];
  const web: ProgramPlan = {
    name: 'web',
    args: reload
      ? [NEXT, 'dev', '--hostname', host, '--port', String(settings.PORT)]
      : [...heapFlags('web', settings), WEB_SERVER],
    env: { ...environment('web'), HOSTNAME: host, ...(reload ? DEVELOPMENT : {}) },
    patienceMs: USUAL_PATIENCE_MS,
    // pages compile when first asked for
    isReady: () => (reload ? listens(Number(settings.PORT)) : answersOk(`${addressesOf(settings).web}/api/health`)),
  };
  const worker: ProgramPlan = {
    name: 'worker',
    args: [...heapFlags('worker', settings), ...watch, 'jobs/main.ts'],
    env: { ...environment('worker'), WORKER_PORT: String(workerPort) },
    patienceMs: WORKER_PATIENCE_MS,
    isReady: () => answersOk(`http://127.0.0.1:${workerPort}/`),
  };
  const bot: ProgramPlan = {
    name: 'bot',
    args: [...heapFlags('bot', settings), ...watch, 'bot/main.ts'],
    env: environment('bot'),
    patienceMs: USUAL_PATIENCE_MS,
    isReady: async () => true, // no port; a refused token ends it, which is noticed
  };
  return [...(isSandbox(settings) ? [sandbox(settings, environment('sandbox'), watch)] : []), web, worker, bot];
}

function sandbox(settings: Values, env: NodeJS.ProcessEnv, watch: readonly string[]): ProgramPlan {
  const { instagram, telegram, robokassa } = sandboxPorts(settings);
  return {
    name: 'sandbox',
    args: [...watch, 'sandbox/main.ts'],
    env: {
      ...env,
      ...{ SANDBOX_INSTAGRAM_PORT: String(instagram), SANDBOX_TELEGRAM_PORT: String(telegram) },
      ...{ SANDBOX_ROBOKASSA_PORT: String(robokassa), SANDBOX_SHOP_URL: addressesOf(settings).web },
    },
    patienceMs: USUAL_PATIENCE_MS,
    isReady: async () => (await Promise.all([instagram, telegram, robokassa].map(listens))).every(Boolean),
  };
}

function answersOk(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
    asked.once('timeout', () => asked.destroy());
    asked.end();
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
