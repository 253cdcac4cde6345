/** Finds the Chromium to drive. */
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { browserUser } from './browser-user.ts';

/** Debian's Chromium without windows starts in half the time, and no window is wanted. Not its wrapper, which would stand between. */
const WITHOUT_WINDOWS = '/usr/lib/chromium/chromium-headless-shell';
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const SYSTEM_DIRECTORIES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/homebrew/bin'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The first browser that can be executed, in this order: the configured path, Playwright's own, the system's.
 *
 * A configured path that does not work is not replaced by another browser in silence: the answer is null then.
 * @returns an absolute path, or null when there is none.
 */
export function findChromium(configured: string | null): string | null {
  if (configured) return isExecutable(configured) ? configured : null;
  return chromiumCandidates()[0] ?? null;
}

/** Every browser of this machine that can be executed, the best one first; for root, those before all others that another user can start. */
export function chromiumCandidates(): string[] {
  const candidates = [playwrightOwn(), WITHOUT_WINDOWS, ...systemCandidates(), ...APPLICATIONS];
  const found = candidates.filter((path): path is string => path !== null && isExecutable(path));
  if (process.getuid?.() !== 0) return found;
  return found.sort((one, other) => Number(browserUser(other) !== null) - Number(browserUser(one) !== null));
}

function playwrightOwn(): string | null {
  try {
    // only when it is asked for: a fifth of a worker's start
    const { chromium }: typeof import('playwright') = createRequire(import.meta.url)('playwright');
    return chromium.executablePath();
  } catch {
    return null; // Playwright knows no browser of its own for this platform
  }
}

function systemCandidates(): string[] {
  return SYSTEM_NAMES.flatMap((name) => SYSTEM_DIRECTORIES.map((directory) => join(directory, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
