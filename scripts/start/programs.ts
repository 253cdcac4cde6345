/** The programs that make up Mutuals: how each is started, and how one knows that it is there. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { WORKER_FLAGS } from '#/jobs/node-flags.ts';
import type { DatabaseRole } from '#/lib/platform/database-rights.ts';
import type { Program } from '#/lib/platform/settings/kinds.ts';
import { WEB_SERVER } from '../build/dashboard.ts';
import { environmentFor } from '../settings/program-environment.ts';
import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';
import { addressesOf } from './addresses.ts';
import type { ProgramStart } from './supervisor.ts';

type Values = Record<string, string | undefined>;

export type ProgramPlan = ProgramStart & {
  /** True once it does its work. Asked again and again until then. */
  isReady: () => Promise<boolean>;
};

/** In which order programs end: first those that take new work, then those that do it, the outside world last. */
export const ENDING = [['web', 'bot'], ['worker'], ['sandbox']] as const;

/** A worker hands its running checks over within seconds; a browser may need a little longer to close. */
const WORKER_PATIENCE_MS = 20_000;
const USUAL_PATIENCE_MS = 10_000;

/**
 * What has to run: first the program that the others talk to, then those that start side by side.
 *
 * @param addresses of the database, one for each program.
 * @param workerPort a free port for the worker's health page.
 */
export function planPrograms(
  settings: Values,
  addresses: Record<DatabaseRole, string>,
  workerPort: number,
): ProgramPlan[] {
  const environment = (program: Exclude<Program, 'deploy' | 'browser'>) =>
    environmentFor(program, process.env, {
      ...settings,
      BACKUP_DATABASE_URL: addresses.backup,
      ...(program === 'sandbox' ? {} : { DATABASE_URL: addresses[program] }),
    });
  const web: ProgramPlan = {
    name: 'web',
    args: [WEB_SERVER],
    env: { ...environment('web'), HOSTNAME: settings.HOST ?? '127.0.0.1' },
    patienceMs: USUAL_PATIENCE_MS,
    isReady: () => answersOk(`${addressesOf(settings).web}/api/health`),
  };
  const worker: ProgramPlan = {
    name: 'worker',
    args: [...WORKER_FLAGS, 'jobs/main.ts'],
    env: { ...environment('worker'), WORKER_PORT: String(workerPort) },
    patienceMs: WORKER_PATIENCE_MS,
    isReady: () => answersOk(`http://127.0.0.1:${workerPort}/`),
  };
  const bot: ProgramPlan = {
    name: 'bot',
    args: ['bot/main.ts'],
    env: environment('bot'),
    patienceMs: USUAL_PATIENCE_MS,
    isReady: async () => true, // it has no port; when Telegram refuses its token it ends, and that is noticed
  };
  return [...(isSandbox(settings) ? [sandbox(settings, environment('sandbox'))] : []), web, worker, bot];
}

function sandbox(settings: Values, env: NodeJS.ProcessEnv): ProgramPlan {
  const { instagram, telegram } = sandboxPorts(settings);
  return {
    name: 'sandbox',
    args: ['sandbox/main.ts'],
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
