/** The programs that make up Mutuals: how each is started, and how one knows that it is there. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { WORKER_FLAGS } from '#/jobs/node-flags.ts';
import type { DatabaseRole } from '#/lib/platform/database-rights.ts';
import type { Program } from '#/lib/platform/settings/kinds.ts';
import { WEB_SERVER } from '../build/dashboard.ts';
import { ROOT } from '../paths.ts';
import { environmentFor } from '../settings/program-environment.ts';
import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';
import { addressesOf } from './addresses.ts';
import type { ProgramStart } from './supervisor.ts';

type Values = Record<string, string | undefined>;

export type ProgramPlan = ProgramStart & {
  /** True once it does its work. Asked again and again until then. */
  isReady: () => Promise<boolean>;
};

/** The last mark is Next's own: it keeps Next from reading `.env` by itself. */
const DEVELOPMENT = { NODE_ENV: 'development', __NEXT_PROCESSED_ENV: 'true' } as const;

/** In which order programs end: first those that take new work, then those that do it, the outside world last. */
export const ENDING = [['web', 'bot'], ['worker'], ['sandbox']] as const;

/** Restarts a program when a file changes that it has loaded; what it said before stays on the screen. */
const WATCH_FLAGS = ['--watch', '--watch-preserve-output'];
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');

/** A worker hands its running checks over within seconds; a browser may need a little longer to close. */
const WORKER_PATIENCE_MS = 20_000;
const USUAL_PATIENCE_MS = 10_000;

/**
 * What has to run: first the program that the others talk to, then those that start side by side.
 *
 * @param addresses of the database, one for each program.
 * @param how.workerPort a free port for the worker's health page.
 * @param how.reload they run from the sources and follow their changes.
 */
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
    args: reload ? [NEXT, 'dev', '--hostname', host, '--port', String(settings.PORT)] : [WEB_SERVER],
    env: { ...environment('web'), HOSTNAME: host, ...(reload ? DEVELOPMENT : {}) },
    patienceMs: USUAL_PATIENCE_MS,
    // From the sources each page is compiled when it is first asked for.
    isReady: () => (reload ? listens(Number(settings.PORT)) : answersOk(`${addressesOf(settings).web}/api/health`)),
  };
  const worker: ProgramPlan = {
    name: 'worker',
    args: [...WORKER_FLAGS, ...watch, 'jobs/main.ts'],
    env: { ...environment('worker'), WORKER_PORT: String(workerPort) },
    patienceMs: WORKER_PATIENCE_MS,
    isReady: () => answersOk(`http://127.0.0.1:${workerPort}/`),
  };
  const bot: ProgramPlan = {
    name: 'bot',
    args: [...watch, 'bot/main.ts'],
    env: environment('bot'),
    patienceMs: USUAL_PATIENCE_MS,
    isReady: async () => true, // it has no port; when Telegram refuses its token it ends, and that is noticed
  };
  return [...(isSandbox(settings) ? [sandbox(settings, environment('sandbox'), watch)] : []), web, worker, bot];
}

function sandbox(settings: Values, env: NodeJS.ProcessEnv, watch: readonly string[]): ProgramPlan {
  const { instagram, telegram } = sandboxPorts(settings);
  return {
    name: 'sandbox',
    args: [...watch, 'sandbox/main.ts'],
    env: { ...env, SANDBOX_INSTAGRAM_PORT: String(instagram), SANDBOX_TELEGRAM_PORT: String(telegram) },
    patienceMs: USUAL_PATIENCE_MS,
    isReady: async () => (await listens(instagram)) && (await listens(telegram)),
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
