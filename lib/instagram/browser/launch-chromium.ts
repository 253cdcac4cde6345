/** One fresh Chromium for one attempt, and its certain end. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { killTree, makeAttemptDirectory, noteBrowser, removeDirectories } from './leavings.ts';

export type LiveChromium = {
  readonly browser: Browser;
  /** Ends every process of the browser and removes its files. Never throws, never hangs. */
  close(): Promise<void>;
};

const LAUNCH_MS = 30_000;
const CLOSE_MS = 3_000;

/** On top of Playwright's own: nothing that talks to anybody but the site (facts, toolchain). */
const FLAGS = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-gpu',
  '--no-pings',
  '--no-first-run',
  '--password-store=basic',
];

/**
 * Starts the browser. Its environment is empty but for paths, so that no setting of the worker can be read
 * from it; nothing of the session is ever on its disk, because the attempt works in a context in memory.
 */
export async function launchChromium(options: {
  executablePath: string;
  headless: boolean;
  profileRoot?: string | undefined;
}): Promise<LiveChromium> {
  const directory = await makeAttemptDirectory(options.profileRoot);
  const artifactsDir = join(directory, 'artifacts');
  await mkdir(artifactsDir);
  try {
    const { chromium } = await loadPlaywright();
    const browser = await chromium.launch({
      executablePath: options.executablePath,
      headless: options.headless,
      args: FLAGS,
      artifactsDir,
      chromiumSandbox: !needsNoSandbox(),
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      timeout: LAUNCH_MS,
      ...(options.headless && process.platform === 'linux' ? { env: emptyEnvironment(directory) } : {}),
    });
    const noted = noteProcess(browser, directory);
    return { browser, close: () => closeChromium(browser, directory, noted) };
  } catch (error) {
    await removeDirectories(directory);
    throw error;
  }
}

/** What drives the browser: a fifth of a worker's start, and most workers that start are not asked to sign in at once. */
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
    return { pid: null, profile: null }; // the browser died at once: there is nothing to end
  }
}

/** There is nothing to save, so the process group is killed; that is also the quickest way to close. */
async function closeChromium(browser: Browser, directory: string, noted: Promise<Noted>): Promise<void> {
  const { pid, profile } = await within(noted, { pid: null, profile: null });
  if (pid && process.platform !== 'win32') killTree(pid);
  await within(
    browser.close().catch(() => undefined),
    undefined,
  );
  await removeDirectories(profile, directory);
}

async function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), CLOSE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Chromium's own sandbox cannot work for root or inside a container. */
function needsNoSandbox(): boolean {
  return process.getuid?.() === 0 || existsSync('/.dockerenv') || existsSync('/run/.containerenv');
}

function emptyEnvironment(directory: string): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: directory,
    TMPDIR: directory,
    LANG: 'C.UTF-8',
  };
}
