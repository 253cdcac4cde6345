import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { LastLines } from '../process/last-lines.ts';
import { UserError } from '../user-error.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { explainPostgresFailure } from './postgres-failure.ts';

export const EMBEDDED_NAME = 'mutuals';

/** About 45 MB, and 32 MB of log segments. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

type NewDirectory = { dataDir: string; initdb: string; account: PostgresAccount; throwaway: boolean };

/** Makes `dataDir` beside its place and renames it. @throws {UserError} disk full, no permission. */
export async function ensureDataDirectory({ dataDir, initdb, account, throwaway }: NewDirectory): Promise<void> {
  requireFreeSpace(dataDir);
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;

  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  chmodSync(unfinished, 0o700);
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);

  await runInitdb(
    initdb,
    [
      '-D',
      unfinished,
      '-U',
      EMBEDDED_NAME,
      `--pwfile=${passwordFile}`,
      ...INITDB_FLAGS,
      ...(throwaway ? THROWAWAY_FLAGS : []),
    ],
    account,
    dataDir,
  );
  renameSync(passwordFile, join(unfinished, PASSWORD_FILE));
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(unfinished, dataDir);
}

/** The role's password, inside the data directory. @throws {UserError} it was removed. */
export function readPassword(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, PASSWORD_FILE), 'utf8');
  } catch {
    throw new UserError(
      `The password of the embedded PostgreSQL, ${join(dataDir, PASSWORD_FILE)}, is missing or not readable. ` +
        'Put it back, or move the directory away to begin with an empty database.',
    );
  }
}

const PASSWORD_FILE = 'mutuals.password';
const INITDB_FLAGS = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8'];
/** Fast: tests connect thousands of times. */
const THROWAWAY_FLAGS = ['--no-sync', '-c', 'scram_iterations=1'];

function requireFreeSpace(dataDir: string): void {
  let place = dirname(dataDir);
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES) return;
  throw new UserError(
    `The disk that holds ${dataDir} has only ${Math.floor(free / 1024 ** 2)} MB left; ` +
      `PostgreSQL needs ${LEAST_FREE_BYTES / 1024 ** 2} MB to start. Free some space and start again.`,
  );
}

function runInitdb(initdb: string, args: string[], account: PostgresAccount, dataDir: string): Promise<void> {
  const lastLines = new LastLines();
  const child = spawn(initdb, args, {
    ...account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => lastLines.push(chunk));
  child.stderr.on('data', (chunk) => lastLines.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(explainPostgresFailure(error.message, { dataDir })));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(explainPostgresFailure(lastLines.text(), { dataDir })),
    );
  });
}
