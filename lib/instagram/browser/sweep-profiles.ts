/** Removes browsers' temporary directories: those of a killed worker stay. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { LIFE, PREFIX, placeOf } from './attempt-directory.ts';

const NAME = /^mutuals-\d+-[0-9a-z]+-\w{6}$/;
const MAX_AGE_MS = 6 * 60 * 60_000;
/**
 * Notes a directory's browser for a later sweep; returns its profile directory, null where the system does not tell.
 */
export async function noteBrowser(directory: string, pid: number): Promise<string | null> {
  const profile = await profileOf(pid);
  if (profile) await writeFile(join(directory, 'browser.json'), JSON.stringify({ pid, profile }), { mode: 0o600 });
  return profile;
}

/** Removes directories of an attempt. Never throws; the next sweep takes what stays. */
export async function removeDirectories(...directories: (string | null)[]): Promise<void> {
  for (const directory of directories) {
    if (directory)
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 40 }).catch(() => undefined);
  }
}

/** Ends the browsers and removes the directories of dead workers. */
export async function sweepBrowsers(now: Date, wanted: string = tmpdir()): Promise<void> {
  const root = placeOf(wanted);
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((entry) => NAME.test(entry))) {
    const directory = join(root, name);
    if (await isLeft(directory, name, now)) await sweep(directory);
  }
}

async function isLeft(directory: string, name: string, now: Date): Promise<boolean> {
  const [pidText = '', life] = name.slice(PREFIX.length).split('-');
  const pid = Number(pidText);
  if (pid === process.pid) return life !== LIFE;
  const made = await stat(directory).catch(() => null);
  return !isAlive(pid) || (made !== null && now.getTime() - made.mtimeMs > MAX_AGE_MS);
}

async function sweep(directory: string): Promise<void> {
  const note = await readNote(directory);
  if (note && (await profileOf(note.pid)) === note.profile) killTree(note.pid);
  const isPlaywrights =
    note !== null && /^playwright_\w+-\w+$/.test(basename(note.profile)) && dirname(note.profile) === tmpdir();
  await removeDirectories(isPlaywrights ? note.profile : null, directory);
}

async function readNote(directory: string): Promise<{ pid: number; profile: string } | null> {
  try {
    const note: unknown = JSON.parse(await readFile(join(directory, 'browser.json'), 'utf8'));
    if (typeof note !== 'object' || note === null || !('pid' in note) || !('profile' in note)) return null;
    return typeof note.pid === 'number' && typeof note.profile === 'string'
      ? { pid: note.pid, profile: note.profile }
      : null;
  } catch {
    return null;
  }
}

/** The `--user-data-dir` of a running process; null when it has none. */
async function profileOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  // Chromium puts spaces between the arguments of its command line.
  return /--user-data-dir=([^\0 ]+)/.exec(line)?.[1] ?? null;
}

/** Ends a process and its group; Playwright starts each browser in one of its own. */
export function killTree(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
      return;
    } catch {
      // no such group: try the process itself
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
