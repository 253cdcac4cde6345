import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '#/lib/platform/errors.ts';
import { identify, isAlive, type KnownProcess } from './identity.ts';

const LOOK_EVERY_MS = 200;

/** Does `work` while no other process does anything under the same lock. The lock of a process that is gone does not count. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await delay(LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Takes the lock now or not at all. Answers false when a living process holds it. */
export function take(path: string): boolean {
  if (create(path)) return true;
  const holder = holderOf(path);
  if (holder && isAlive(holder)) return false;
  rmSync(path, { force: true });
  return take(path);
}

/** Makes the file together with its content, so that nobody ever sees a lock without a holder. */
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

/** Who holds the lock, or null. */
export function holderOf(path: string): KnownProcess | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
