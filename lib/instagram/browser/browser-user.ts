/**
 * The user that Chromium runs as. Where this process is root, that is a user of its own: whoever breaks out of a page finds
 * neither the environment of the worker nor its files. Elsewhere nobody but root could change users, and it runs as this one.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type BrowserUser = { uid: number; gid: number };

/** The name that the start gives it (scripts/chromium). */
export const BROWSER_USER = 'mutuals-browser';

/** Stands in Chromium's place, and becomes it as that user. */
export const AS_USER = join(import.meta.dirname, 'as-user.sh');

/**
 * Where the system has no such name. In a gap that Debian and systemd leave between the numbers they hand out, and below
 * 65536, which is as many as a container usually has.
 */
const UNNAMED = 60_917;

const known = new Map<string, BrowserUser | null>();

/**
 * Null: Chromium runs as the user of this process, because that is not root, or because no other user could start this
 * program. Found out once for each program, in some milliseconds.
 *
 * @param program path of the Chromium.
 */
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

/** Whether the number can be taken on here, and the program be reached by it: neither goes without saying in a container. */
function canStart({ uid, gid }: BrowserUser, program: string): boolean {
  const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--'];
  const { status } = spawnSync('setpriv', [...become, '/bin/sh', '-c', 'test -x "$0"', program], { stdio: 'ignore' });
  return status === 0;
}
