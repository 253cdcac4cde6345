import type { Page } from 'playwright';
import type { Attempt } from './attempt.ts';
import type { Deadline } from './deadline.ts';
import { type ReadRequest, readPage } from './read-page.ts';
import type { Sight } from './sight.ts';

const WATCH_MS = 5_000;
const EVERY_MS = 25;
const LOAD_MS = 30_000;
const BREATH_MS = 20;

/** The page as soon as its document is loaded; looks again after a navigation. @throws {AttemptEnded} */
export async function lookAtPage({
  page,
  deadline,
  ours,
}: Pick<Attempt, 'page' | 'deadline' | 'ours'>): Promise<Sight> {
  for (;;) {
    const sight = await deadline.race(tryLook(page, ours));
    if (sight && !sight.loading) return sight;
    await deadline.race(untilLoaded(page));
  }
}

/**
 * Waits until the page differs from `from`, at most `limitMs` milliseconds or until `wake`.
 * @returns whether it does. @throws {AttemptEnded}
 */
export async function waitForChange(
  page: Page,
  deadline: Deadline,
  wait: { from: string; limitMs: number; everyMs?: number; wake?: AbortSignal },
): Promise<boolean> {
  let leftMs = wait.limitMs;
  while (leftMs > 0 && !wait.wake?.aborted) {
    const withinMs = Math.min(leftMs, WATCH_MS);
    const watch = changesWithin(page, { want: 'change', from: wait.from, withinMs, everyMs: wait.everyMs ?? EVERY_MS });
    const changed = await deadline.race(wait.wake ? Promise.race([watch, aborted(wait.wake)]) : watch);
    if (changed) return true;
    leftMs -= withinMs;
  }
  return false;
}

async function tryLook(page: Page, ours: readonly string[]): Promise<Sight | null> {
  try {
    return (await page.evaluate(readPage, { want: 'sight' as const, ours })) as Sight;
  } catch {
    return null; // the document went away; a dead browser ends the deadline
  }
}

async function changesWithin(page: Page, request: Extract<ReadRequest, { want: 'change' }>): Promise<boolean> {
  try {
    return (await page.evaluate(readPage, request)) === true;
  } catch {
    await untilLoaded(page); // the document went away: a change
    return true;
  }
}

async function untilLoaded(page: Page): Promise<void> {
  try {
    await page.waitForLoadState('domcontentloaded', { timeout: LOAD_MS });
  } catch {
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS)); // too slow or gone: the next look tells
  }
}

function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}
