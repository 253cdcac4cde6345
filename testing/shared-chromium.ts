/**
 * One Chromium for a test process, a context per attempt: starting one is half of a sign-in. Tests of the browser's
 * life have their own.
 */
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { type LiveChromium, launchChromium } from '#/lib/instagram/browser/launch-chromium.ts';

let running: Promise<Browser> | null = null;

/** Takes the place of `launchChromium`: closing ends the contexts of this attempt alone. The browser ends with this process. */
export const lendChromium: typeof launchChromium = async (options) => {
  running ??= start(options).catch((error: unknown) => {
    running = null; // the next one tries again
    throw error;
  });
  return lend(await running);
};

async function start(options: Parameters<typeof launchChromium>[0]): Promise<Browser> {
  const profileRoot = await mkdtemp(join(tmpdir(), 'mu-'));
  await chmod(profileRoot, 0o711); // Chromium may be another user
  process.once('exit', () => rmSync(profileRoot, { recursive: true, force: true }));
  const { browser } = await launchChromium({ ...options, profileRoot });
  browser.on('disconnected', () => {
    running = null;
  });
  return browser;
}

function lend(browser: Browser): LiveChromium {
  const contexts: BrowserContext[] = [];
  const listeners: ((ended: Browser) => unknown)[] = [];
  const lent: Browser = Object.assign(Object.create(browser), {
    async newContext(options: Parameters<Browser['newContext']>[0]) {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context;
    },
    on(_disconnected: string, listener: (ended: Browser) => unknown) {
      browser.on('disconnected', listener);
      listeners.push(listener);
    },
  });
  return {
    browser: lent,
    async close() {
      for (const listener of listeners) browser.off('disconnected', listener);
      await Promise.all(contexts.map((context) => context.close().catch(() => undefined)));
    },
  };
}
