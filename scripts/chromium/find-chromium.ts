/** Looks for a Chromium that starts. Asked in this order: the configured one, Playwright's own, the system's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Trouble } from '../trouble.ts';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that lacks a system library says so at once; one that hangs is no use either. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * The path of a Chromium that was seen to start, or null.
 *
 * @param configured the setting CHROMIUM_PATH.
 * @throws {Trouble} when the configured one does not start: a wish is not silently replaced by something else.
 */
export async function findChromium(configured: string | undefined): Promise<string | null> {
  if (configured) {
    if (starts(configured)) return configured;
    throw new Trouble(
      `CHROMIUM_PATH names ${configured}, which is not a Chromium that starts. Correct the path, or remove the line to use another one.`,
    );
  }
  const candidates = [await playwrightsOwn(), ...onPath(), ...(process.platform === 'darwin' ? MAC_PATHS : [])];
  return candidates.find(starts) ?? null;
}

async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

function onPath(): string[] {
  const directories = (process.env.PATH ?? '').split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
}

function starts(path: string): boolean {
  if (!path || !existsSync(path)) return false;
  const { status, stdout } = spawnSync(path, ['--version'], { timeout: ANSWER_WITHIN_MS, encoding: 'utf8' });
  return status === 0 && /chrom/i.test(stdout);
}
