import { AttemptEnded } from './deadline.ts';
import { type LiveChromium, loadPlaywright } from './launch-chromium.ts';
import { within } from './within.ts';

const CONNECT_MS = 30_000;

/** Connects to a browser. @throws {AttemptEnded} `browser_unreachable`, also for another version of Playwright. */
export async function connectChromium(endpoint: string): Promise<LiveChromium> {
  const { chromium } = await loadPlaywright();
  const browser = await chromium.connect(endpoint, { timeout: CONNECT_MS }).catch(notReached);
  return { browser, close: () => within(browser.close(), undefined).catch(() => undefined) };
}

function notReached(error: unknown): never {
  const isOther = error instanceof Error && /version mismatch/i.test(error.message);
  const because = isOther
    ? 'The browser has another version than the worker: build both images anew.'
    : 'The browser cannot be reached at BROWSER_ENDPOINT, or does not start.';
  throw new AttemptEnded('browser_unreachable', because);
}
