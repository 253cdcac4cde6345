/** Looking at the page and waiting for it to change. No sleeping: the page itself says when. */
import type { Page } from 'playwright';
import type { Lifeline } from './lifeline.ts';
import { readPage } from './read-page.ts';
import type { Sight } from './sight.ts';

const POLL_MS = 25;
const WATCH_MS = 1_000;

/** The page as it stands. A navigation in the middle of the look only makes it look again. */
export async function lookAtPage(page: Page, lifeline: Lifeline): Promise<Sight> {
  for (;;) {
    const sight = await lifeline.race(tryLook(page));
    if (sight) return sight;
    await lifeline.race(page.waitForLoadState('domcontentloaded').catch(() => undefined));
  }
}

/**
 * Waits until the page differs from `from`.
 *
 * @param wake ends the wait early (an answer was seen on the wire, say).
 * @returns true when it changed, false after `limitMs` or on `wake`.
 */
export async function waitForChange(
  page: Page,
  lifeline: Lifeline,
  wait: { from: string; limitMs: number; wake?: AbortSignal },
): Promise<boolean> {
  let leftMs = wait.limitMs;
  while (leftMs > 0 && !wait.wake?.aborted) {
    const sliceMs = Math.min(leftMs, WATCH_MS);
    const slice = changedWithin(page, wait.from, sliceMs);
    const outcome = await lifeline.race(wait.wake ? Promise.race([slice, aborted(wait.wake)]) : slice);
    if (outcome === 'changed') return true;
    leftMs -= sliceMs;
  }
  return false;
}

async function tryLook(page: Page): Promise<Sight | null> {
  try {
    return (await page.evaluate(readPage, { want: 'sight' as const })) as Sight;
  } catch {
    return null; // the document went away under the look; a dead browser ends the lifeline instead
  }
}

async function changedWithin(page: Page, from: string, timeout: number): Promise<'changed' | 'same'> {
  const request = { want: 'change' as const, from };
  try {
    await page.waitForFunction(readPage, request, { polling: POLL_MS, timeout });
    return 'changed';
  } catch {
    return 'same';
  }
}

function aborted(signal: AbortSignal): Promise<'woken'> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve('woken');
    signal.addEventListener('abort', () => resolve('woken'), { once: true });
  });
}
