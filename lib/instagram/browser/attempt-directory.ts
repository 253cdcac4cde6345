import { statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserUser } from './browser-user.ts';

export const PREFIX = 'mutuals-';
/** In characters. Chromium puts a socket below its home; a socket's path may have 107. */
const LONGEST_ROOT = 28;
/** Names this process beside its number, which the system reuses. */
export const LIFE = Math.round(performance.timeOrigin).toString(36);

export type AttemptDirectory = {
  /** Owned by this process's user; Chromium's user may pass through but not read. */
  readonly path: string;
  /** Chromium's profile and temporary files; only its user may enter. */
  readonly home: string;
  readonly artifacts: string;
};

/** Makes the directory of one attempt, below `wanted` or, when Chromium cannot use that, `/tmp`. */
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

function isOpenToOthers(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && (stats.mode & 0o001) === 0) return false;
  const above = dirname(path);
  return above === path || isOpenToOthers(above);
}
