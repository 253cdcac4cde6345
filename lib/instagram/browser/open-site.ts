import type { Browser, BrowserContext, Page, Request } from 'playwright';
import type { Identity } from '../identity.ts';
import type { Attempt, Memory } from './attempt.ts';
import { AttemptEnded, type Deadline } from './deadline.ts';
import { isOurs } from './hosts.ts';
import type { SignInFailure } from './model.ts';
import { coverFields } from './picture.ts';
import { restoreCookies, restoreStorage } from './stored-state.ts';

/** The language whose wording is known best (docs/facts/refusals.md). */
const LOCALE = 'en-US';
const VIEWPORT = { width: 1280, height: 900 };

/** A context in memory with the account's own user agent. */
export async function openContext(
  browser: Browser,
  from: { identity: Identity | null; userAgent: string | null },
): Promise<BrowserContext> {
  const userAgent = from.identity?.userAgent ?? from.userAgent ?? undefined;
  return browser.newContext({ locale: LOCALE, viewport: VIEWPORT, ...(userAgent ? { userAgent } : {}) });
}

/** The page; its death or a lost network ends the attempt. */
export async function openPage(context: BrowserContext, deadline: Deadline, memory: Memory): Promise<Page> {
  const page = await context.newPage();
  await coverFields(page);
  page.on('crash', () => deadline.end('browser_crashed', 'The page of the browser crashed.'));
  page.on('response', (response) => {
    if (isMain(page, response.request())) memory.documentStatus = response.status();
  });
  page.on('requestfailed', (request) => {
    const code = netCode(request.failure()?.errorText ?? '');
    if (!code || !isMain(page, request)) return;
    const { reason, detail } = whyLost(code, memory.documentStatus);
    deadline.end(reason, detail);
  });
  return page;
}

/**
 * Goes to the front page with the stored identity, else to the sign-in page or on with an unfinished sign-in.
 * @throws {AttemptEnded} as `goTo`.
 */
export async function enterSite({ context, page, origin, ours, input, deadline, memory }: Attempt): Promise<void> {
  const state = input.identity?.storageState;
  const restored = state && (await deadline.race(restoreCookies(context, state)));
  const cookies = await deadline.race(context.cookies(origin));
  memory.enteredAs = cookies.find(({ name }) => name === 'sessionid')?.value || null;
  const endRestoring = restored ? await deadline.race(restoreStorage(page, state)) : null;
  const place = input.held?.place;
  const unfinished = place && isOurs(place, ours) ? place : null;
  await goTo(page, unfinished ?? new URL(state ? '/' : '/accounts/login/', origin).href, deadline, memory);
  if (endRestoring) await deadline.race(endRestoring());
}

/** Opens the front page again. @throws {AttemptEnded} as `goTo`. */
export async function goHome({ page, origin, deadline, memory }: Attempt): Promise<void> {
  await memory.picture;
  await goTo(page, new URL('/', origin).href, deadline, memory);
}

/** Goes to an address of the site. @throws {AttemptEnded} it cannot be reached, or answers without a page. */
async function goTo(page: Page, address: string, deadline: Deadline, memory: Memory): Promise<void> {
  await deadline.race(
    page.goto(address, { waitUntil: 'commit', timeout: 0 }).catch((error: unknown) => {
      const code = netCode(error instanceof Error ? error.message : '');
      if (!code) return; // replaced by another navigation, or the browser died: the deadline knows
      const { reason, detail } = whyLost(code, memory.documentStatus);
      throw new AttemptEnded(reason, detail);
    }),
  );
}

function isMain(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

/** Chromium's name of a network failure; null for a navigation that was replaced. */
function netCode(message: string): string | null {
  const code = /net::(ERR_[A-Z_]+)/.exec(message)?.[1] ?? null;
  return code === 'ERR_ABORTED' ? null : code;
}

/** After an empty body Chromium shows its own page: the status says why. */
function whyLost(code: string, status: number | null): { reason: SignInFailure; detail: string } {
  if (code !== 'ERR_HTTP_RESPONSE_CODE_FAILURE')
    return { reason: 'network', detail: `The site could not be reached (${code}).` };
  const reason = status === 429 ? 'throttled' : status !== null && status < 500 ? 'unknown_screen' : 'network';
  return { reason, detail: `The site answered ${status ?? 'without a status'} and no page.` };
}
