/** The window of an attempt: a context in memory with the account's identity, and the first address. */
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Identity } from '../identity.ts';
import { AttemptOver, type Lifeline } from './lifeline.ts';
import { coverFields } from './picture.ts';

/** Sentences of the site come in the language that the wording knows best (facts 3.1). */
const LOCALE = 'en-US';
const VIEWPORT = { width: 1280, height: 900 };

/** A context with the stored identity; without it when its state is damaged. The user agent is the account's own. */
export async function openContext(
  browser: Browser,
  from: { identity: Identity | null; userAgent: string | null },
): Promise<BrowserContext> {
  const userAgent = from.identity?.userAgent ?? from.userAgent ?? undefined;
  const common = { locale: LOCALE, viewport: VIEWPORT, ...(userAgent ? { userAgent } : {}) };
  if (!from.identity) return browser.newContext(common);
  const { cookies, origins } = from.identity.storageState;
  try {
    return await browser.newContext({ ...common, storageState: { cookies: [...cookies], origins: [...origins] } });
  } catch {
    return browser.newContext(common);
  }
}

/** The page, watched: its death and a lost network end the attempt. */
export async function openPage(
  context: BrowserContext,
  lifeline: Lifeline,
  onStatus: (status: number) => void,
): Promise<Page> {
  const page = await context.newPage();
  await coverFields(page);
  page.on('crash', () => lifeline.end('browser_crashed', 'The page of the browser crashed.'));
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) onStatus(response.status());
  });
  page.on('requestfailed', (request) => {
    const code = netCode(request.failure()?.errorText ?? '');
    if (!code || !request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    lifeline.end('network', unreachable(code));
  });
  return page;
}

/** Goes to an address of the site. @throws {AttemptOver} `network` when it cannot be reached. */
export async function goTo(page: Page, address: string, lifeline: Lifeline): Promise<void> {
  await lifeline.race(
    page.goto(address, { waitUntil: 'commit', timeout: 0 }).catch((error: unknown) => {
      const code = netCode(error instanceof Error ? error.message : '');
      if (code) throw new AttemptOver('network', unreachable(code));
    }),
  );
}

/** Chromium's name of a network failure; null for a navigation that another one replaced. */
function netCode(message: string): string | null {
  const code = /net::(ERR_[A-Z_]+)/.exec(message)?.[1] ?? null;
  return code === 'ERR_ABORTED' ? null : code;
}

function unreachable(code: string): string {
  return `The site could not be reached (${code}).`;
}
