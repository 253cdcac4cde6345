/** Brings a stored identity into a fresh browser and out again; Playwright's `storageState` would be slower. */
import type { BrowserContext, Page } from 'playwright';
import type { StorageState } from '../identity.ts';

/** Gives the window the stored cookies. @returns false when they are damaged; the window has none then. */
export async function restoreCookies(context: BrowserContext, { cookies }: StorageState): Promise<boolean> {
  try {
    await context.addCookies([...cookies]);
    return true;
  } catch {
    await context.clearCookies();
    return false;
  }
}

/** Fills the first document's local storage before the site's scripts run; the result ends that. */
export async function restoreStorage(page: Page, { origins }: StorageState): Promise<() => Promise<void>> {
  if (origins.length === 0) return async () => undefined;
  const script = await page.addInitScript(putBack, origins);
  return () => script.dispose();
}

/** The window's state, plus the stored state of origins that nobody visited. */
export async function stateOf(
  context: BrowserContext,
  { stored, visited }: { stored: StorageState | undefined; visited: string },
): Promise<StorageState> {
  const now = await context.storageState();
  const known = new Set([visited, ...now.origins.map(({ origin }) => origin)]);
  const others = stored?.origins.filter(({ origin }) => !known.has(origin)) ?? [];
  return { cookies: now.cookies, origins: [...now.origins, ...others] };
}

function putBack(origins: StorageState['origins']): void {
  const own = origins.find(({ origin }) => origin === location.origin);
  for (const { name, value } of own?.localStorage ?? []) localStorage.setItem(name, value);
}
