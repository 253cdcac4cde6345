import { type ChildProcess, spawn } from 'node:child_process';
import { endProcess } from '../process/end-process.ts';
import { identify, type KnownProcess } from '../process/identity.ts';
import { LastLines } from '../process/last-lines.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { explainPostgresFailure } from './postgres-failure.ts';

/** Recovery may replay a long log. */
const READY_WITHIN_MS = 180_000;

/** Then it is killed, and recovers at its next start. */
const STOP_WITHIN_MS = 20_000;

export type PostgresServer = {
  known: KnownProcess;
  /** Settles with its last lines. Never rejects. */
  ended: Promise<string>;
  /** `fast` ends connections and writes all down; `immediate` is a crash. */
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
 * Starts the server and waits for connections. In its own process group: Ctrl-C does not reach it before its clients.
 * @throws {UserError} it ended or stayed silent.
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
