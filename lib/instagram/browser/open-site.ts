/** The window of an attempt: a context in memory with the account's identity, and the first address. */
import type { Browser, BrowserContext, Page, Request } from 'playwright';
import type { Identity } from '../identity.ts';
import type { Memory } from './attempt.ts';
import { AttemptOver, type Lifeline } from './lifeline.ts';
import type { SignInFailure } from './model.ts';
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
export async function openPage(context: BrowserContext, lifeline: Lifeline, memory: Memory): Promise<Page> {
  const page = await context.newPage();
  await coverFields(page);
  page.on('crash', () => lifeline.end('browser_crashed', 'The page of the browser crashed.'));
  page.on('response', (response) => {
    if (isMain(page, response.request())) memory.documentStatus = response.status();
  });
  page.on('requestfailed', (request) => {
    const code = netCode(request.failure()?.errorText ?? '');
    if (!code || !isMain(page, request)) return;
    const { reason, detail } = whyLost(code, memory.documentStatus);
    lifeline.end(reason, detail);
  });
  return page;
}

/** Goes to an address of the site. @throws {AttemptOver} it cannot be reached, or answers without a page. */
export async function goTo(page: Page, address: string, lifeline: Lifeline, memory: Memory): Promise<void> {
  await lifeline.race(
    page.goto(address, { waitUntil: 'commit', timeout: 0 }).catch((error: unknown) => {
      const code = netCode(error instanceof Error ? error.message : '');
      if (!code) return; // replaced by another navigation, or the browser died: the lifeline knows
      const { reason, detail } = whyLost(code, memory.documentStatus);
      throw new AttemptOver(reason, detail);
    }),
  );
}

function isMain(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

/** Chromium's name of a network failure; null for a navigation that another one replaced. */
function netCode(message: string): string | null {
  const code = /net::(ERR_[A-Z_]+)/.exec(message)?.[1] ?? null;
  return code === 'ERR_ABORTED' ? null : code;
}

/** A status with an empty body makes Chromium show a page of its own: then the status says why. */
function whyLost(code: string, status: number | null): { reason: SignInFailure; detail: string } {
  if (code !== 'ERR_HTTP_RESPONSE_CODE_FAILURE')
    return { reason: 'network', detail: `The site could not be reached (${code}).` };
  const reason = status === 429 ? 'throttled' : status !== null && status < 500 ? 'unknown_screen' : 'network';
  return { reason, detail: `The site answered ${status ?? 'without a status'} and no page.` };
}
