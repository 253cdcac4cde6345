import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { endProcess } from '../process/end-process.ts';
import { identify, isAlive, type KnownProcess } from '../process/identity.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { runningPostgres } from './postmaster-file.ts';

export type ThrowawayPostgres = EmbeddedPostgres & AsyncDisposable;

const PREFIX = 'mutuals-postgres-';

/** In memory a copy takes a sixth of the processor time. */
const MEMORY = '/dev/shm';
const ROOMY_BYTES = 4 * 2 ** 30;

/** Starts an empty PostgreSQL, ended with this process at the latest; the next call removes what killed owners left. */
export async function startThrowawayPostgres(place = roomyPlace()): Promise<ThrowawayPostgres> {
  await removeLeftovers();
  const home = mkdtempSync(join(place, PREFIX));
  chmodSync(home, 0o755); // PostgreSQL may run as another user
  writeFileSync(join(home, 'owner.json'), JSON.stringify(identify(process.pid)));

  const postgres = await startEmbeddedPostgres({ dataDir: join(home, 'data'), port: 0, throwaway: true });
  const atExit = () => leave(join(home, 'data'), home);
  process.once('exit', atExit);
  return {
    ...postgres,
    async [Symbol.asyncDispose]() {
      await postgres.stop('immediate');
      process.off('exit', atExit);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** An exiting process has no event loop. */
function leave(dataDir: string, home: string): void {
  const server = runningPostgres(dataDir);
  if (server) process.kill(server.pid, 'SIGQUIT');
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; existsSync(home) && tries < 40; tries += 1) {
    if (tries > 0) Atomics.wait(sleep, 0, 0, 50);
    rmSync(home, { recursive: true, force: true });
  }
}

function roomyPlace(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, freemem()) > ROOMY_BYTES ? MEMORY : tmpdir();
}

async function removeLeftovers(): Promise<void> {
  const places = [tmpdir(), MEMORY].filter((place) => existsSync(place));
  const left = places.flatMap((place) => readdirSync(place).map((name) => join(place, name)));
  for (const home of left.filter((path) => basename(path).startsWith(PREFIX))) {
    const owner = ownerOf(home);
    if (!owner || isAlive(owner)) continue;
    const server = runningPostgres(join(home, 'data'));
    if (server) await endProcess(server, 'SIGQUIT', 5_000);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Null when just being made, or another user's. */
function ownerOf(home: string): KnownProcess | null {
  try {
    return JSON.parse(readFileSync(join(home, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
}
