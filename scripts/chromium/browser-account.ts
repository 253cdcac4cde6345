import { execFileSync } from 'node:child_process';
import { BROWSER_USER } from '#/lib/instagram/browser/browser-user.ts';

/**
 * Gives Chromium's user its name on this system, so that nobody else is given its number. Only root can, and where it cannot either
 * the number alone does the same.
 */
export function ensureBrowserUser(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...flags, BROWSER_USER], { stdio: 'ignore' });
  } catch {
    // it is there already, or this system keeps its users elsewhere
  }
}
