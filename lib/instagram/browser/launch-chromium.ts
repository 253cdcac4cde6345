import type { Browser } from 'playwright';
import { makeAttemptDirectory } from './attempt-directory.ts';
import { browserUser } from './browser-user.ts';
import { startConfined } from './chromium-options.ts';
import { killTree, noteBrowser, removeDirectories } from './sweep-profiles.ts';
import { within } from './within.ts';

export type LiveChromium = {
  readonly browser: Browser;
  /** Ends every process of the browser and removes its files. Never throws, never hangs. */
  close(): Promise<void>;
};

/** Starts a browser in memory: nothing of a session reaches the disk. @throws when it does not start. */
export async function launchChromium(options: {
  executablePath: string;
  profileRoot?: string | undefined;
}): Promise<LiveChromium> {
  const program = options.executablePath;
  const directory = await makeAttemptDirectory(browserUser(program), options.profileRoot);
  try {
    const { chromium } = await loadPlaywright();
    const browser = await startConfined(program, directory, (how) => chromium.launch(how));
    const noted = noteProcess(browser, directory.path);
    return { browser, close: () => closeChromium(browser, directory.path, noted) };
  } catch (error) {
    await removeDirectories(directory.path);
    throw error;
  }
}

/** Loads Playwright at first use: it costs a fifth of a worker's start. */
export function loadPlaywright(): Promise<typeof import('playwright')> {
  return import('playwright');
}

type Noted = { pid: number | null; profile: string | null };

async function noteProcess(browser: Browser, directory: string): Promise<Noted> {
  try {
    const cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    void cdp.detach().catch(() => undefined);
    const pid = processInfo.find((entry) => entry.type === 'browser')?.id ?? null;
    return { pid, profile: pid ? await noteBrowser(directory, pid) : null };
  } catch {
    return { pid: null, profile: null }; // the browser died at once
  }
}

/** Kills the process group: there is nothing to save. */
async function closeChromium(browser: Browser, directory: string, noted: Promise<Noted>): Promise<void> {
  const { pid, profile } = await within(noted, { pid: null, profile: null });
  if (pid && process.platform !== 'win32') killTree(pid);
  await within(
    browser.close().catch(() => undefined),
    undefined,
  );
  await removeDirectories(profile, directory);
}
