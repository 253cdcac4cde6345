/**
 * The user that Chromium runs as: where this process is root, one of its own, so that whoever breaks out of a page
 * finds neither environment nor files of the worker.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type BrowserUser = { uid: number; gid: number };

/** Created by scripts/chromium. */
export const BROWSER_USER = 'mutuals-browser';

/** A script that becomes Chromium as that user. */
export const AS_USER = join(import.meta.dirname, 'as-user.sh');

/** Between the numbers of Debian and systemd, and below 65536, a container's usual limit. */
const UNNAMED = 60_917;

const known = new Map<string, BrowserUser | null>();

/** The user for a Chromium; null when this process is not root, or no other user can start this program. */
export function browserUser(program: string): BrowserUser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const found = known.get(program);
  if (found !== undefined) return found;
  const user = named() ?? { uid: UNNAMED, gid: UNNAMED };
  const usable = canStart(user, program) ? user : null;
  known.set(program, usable);
  return usable;
}

function named(): BrowserUser | null {
  try {
    const line = new RegExp(`^${BROWSER_USER}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8'));
    return line ? { uid: Number(line[1]), gid: Number(line[2]) } : null;
  } catch {
    return null;
  }
}

/** Whether this process can become that user and the user can start the program; containers may forbid either. */
function canStart({ uid, gid }: BrowserUser, program: string): boolean {
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--'];
  const { status } = spawnSync('setpriv', [...become, '/bin/sh', '-c', 'test -x "$0"', program], { stdio: 'ignore' });
  return status === 0;
}
