/** Where one attempt's browser keeps its files. */
import { statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserUser } from './browser-user.ts';

export const PREFIX = 'mutuals-';
/** Characters of a root. Chromium puts a socket below its home, and a socket's path may have 107. */
const LONGEST_ROOT = 28;
/** Names this process beside its number, which a later process may get. */
export const LIFE = Math.round(performance.timeOrigin).toString(36);

export type AttemptDirectory = {
  /** Belongs to this process's user; Chromium's user may pass through and read nothing. */
  readonly path: string;
  /** Chromium's profile and temporary files. Only its user may enter. */
  readonly home: string;
  /** What Playwright takes out of the browser; Chromium may not enter. */
  readonly artifacts: string;
};

/** Makes the directory of one attempt, named after this process; in `/tmp` when Chromium cannot use `wanted`. */
export async function makeAttemptDirectory(
  user: BrowserUser | null,
  wanted: string = tmpdir(),
): Promise<AttemptDirectory> {
  const root = placeOf(wanted);
  await mkdir(root, { recursive: true });
  const path = await mkdtemp(join(root, `${PREFIX}${process.pid}-${LIFE}-`));
  const directory = { path, home: join(path, 'h'), artifacts: join(path, 'artifacts') };
  await mkdir(directory.artifacts, { mode: 0o700 });
  await mkdir(directory.home, { mode: 0o700 });
  if (user) {
    await chown(directory.home, user.uid, user.gid);
    await chmod(path, 0o711);
  }
  return directory;
}

/** The root, or `/tmp` when its path is too long for Chromium's socket or closed to Chromium's user. */
export function placeOf(root: string): string {
  const isUsable = root.length <= LONGEST_ROOT && (process.getuid?.() !== 0 || isOpenToOthers(root));
  return process.platform === 'linux' && !isUsable ? '/tmp' : root;
}

/** Whether every user may pass through to it; what is not there yet is made so. */
function isOpenToOthers(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && (stats.mode & 0o001) === 0) return false;
  const above = dirname(path);
  return above === path || isOpenToOthers(above);
}
