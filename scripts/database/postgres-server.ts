/** One run of the `postgres` program: from start until it ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { endProcess } from '../process/end-process.ts';
import { identify, type KnownProcess } from '../process/identity.ts';
import { LastLines } from '../process/last-lines.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { explainPostgresFailure } from './postgres-failure.ts';

/** Recovery after a crash may replay a long log before the first connection is taken. */
const READY_WITHIN_MS = 180_000;

/** Longest wait for a clean stop; after it the server is killed and recovers at its next start. */
const STOP_WITHIN_MS = 20_000;

export type PostgresServer = {
  known: KnownProcess;
  /** Settles when the server has ended, with its last lines. Never rejects. */
  ended: Promise<string>;
  /** `fast` ends open connections and writes everything down; `immediate` is a crash that the next start repairs. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
};

type Start = {
  postgres: string;
  dataDir: string;
  port: number;
  account: PostgresAccount;
  settings: string[];
  onLine?: ((line: string) => void) | undefined;
};

/**
 * Starts the server and waits until it takes connections on 127.0.0.1:`port`. It runs in a process group of
 * its own, so a Ctrl-C in the terminal does not reach it before its clients have ended.
 *
 * @throws {UserError} with the reason, when it ends or stays silent instead.
 */
export async function startPostgresServer({
  postgres,
  dataDir,
  port,
  account,
  settings,
  onLine,
}: Start): Promise<PostgresServer> {
  const lastLines = new LastLines(40, onLine);
  const flags = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'lc_messages=C',
    ...settings,
  ];
  const child = spawn(postgres, ['-D', dataDir, ...flags.flatMap((flag) => ['-c', flag])], {
    ...account,
    cwd: '/',
    detached: true,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(lastLines.text()));
  });

  await ready(child, lastLines, ended, { dataDir, port });
  const known = identify(child.pid ?? 0) ?? { pid: child.pid ?? 0, started: '' };
  return {
    known,
    ended,
    async stop(how = 'fast') {
      await endProcess(known, how === 'fast' ? 'SIGINT' : 'SIGQUIT', STOP_WITHIN_MS);
      await ended;
    },
  };
}

async function ready(
  child: ChildProcess,
  lastLines: LastLines,
  ended: Promise<string>,
  place: { dataDir: string; port: number },
) {
  let tooLong: NodeJS.Timeout | undefined;
  const said = new Promise<'ready'>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      lastLines.push(chunk);
      if (lastLines.text().includes('database system is ready to accept connections')) resolve('ready');
    });
  });
  const silent = new Promise<'silent'>((resolve) => {
    tooLong = setTimeout(resolve, READY_WITHIN_MS, 'silent');
  });
  const outcome = await Promise.race([said, silent, ended.then(() => 'ended' as const)]);
  clearTimeout(tooLong);
  if (outcome === 'ready') return;
  if (outcome === 'silent') child.kill('SIGQUIT');
  throw explainPostgresFailure(lastLines.text() || (await ended), place);
}
