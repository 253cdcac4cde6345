import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '#/lib/platform/errors.ts';
import { identify, isAlive, type KnownProcess } from './identity.ts';

const LOOK_EVERY_MS = 200;

/** Runs `work` under an exclusive lock. A dead process's lock does not count. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await delay(LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Takes the lock, or false when a living process has it. */
export function take(path: string): boolean {
  if (create(path)) return true;
  const holder = holderOf(path);
  if (holder && isAlive(holder)) return false;
  rmSync(path, { force: true });
  return take(path);
}

/** File and content at once: no lock without a holder. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Null when free. */
export function holderOf(path: string): KnownProcess | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
