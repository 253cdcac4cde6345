import { execFileSync } from 'node:child_process';
import { BROWSER_USER } from '#/lib/instagram/browser/browser-user.ts';

/** Names Chromium's user, so that nobody else gets its number. Needs root; otherwise the number alone does. */
export function ensureBrowserUser(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', [...flags, BROWSER_USER], { stdio: 'ignore' });
  } catch {
    // it exists, or this system keeps users elsewhere
  }
}
