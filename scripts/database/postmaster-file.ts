import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '#/lib/platform/errors.ts';
import { identify, type KnownProcess } from '../process/identity.ts';

export type RunningPostgres = KnownProcess & { port: number };

/** Null when none runs on it. */
export function runningPostgres(dataDir: string): RunningPostgres | null {
  const note = read(dataDir);
  if (!note) return null;
  const known = identify(note.pid);
  return known && worksIn(note.pid, dataDir) ? { ...known, port: note.port } : null;
}

/** Removes a dead server's note. PostgreSQL would not if its number now belongs to another program. */
export function clearStaleLock(dataDir: string): void {
  if (read(dataDir) && !runningPostgres(dataDir)) rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

function read(dataDir: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** Where its directory is unreadable, the note is believed. */
function worksIn(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch (error) {
    return codeOf(error) === 'EACCES';
  }
}
