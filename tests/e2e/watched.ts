/**
 * The test of every page: whatever else it looks at, it fails when the page wrote an error to the console, threw, or
 * asked for something that was not answered well. Whoever is signed in proved who they are just before it.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { confirmEverybody } from './confirmation.ts';

export { expect };

type Watched = {
  /** What went wrong on the page so far. A test that provokes a refusal empties it. */
  trouble: string[];
};

export const test = base.extend<Watched>({
  trouble: [
    async ({ page }, use) => {
      const trouble: string[] = [];
      watch(page, trouble);
      await confirmEverybody();
      await use(trouble);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, trouble: string[]): void {
  page.on(
    'console',
    (line) => line.type() === 'error' && trouble.push(`console: ${line.text()} ${line.location().url}`),
  );
  page.on('pageerror', (error) => trouble.push(`thrown: ${error.message}`));
  page.on('response', (answer) => answer.status() >= 400 && trouble.push(`${answer.status()} ${answer.url()}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left gives up what it was still asking for, the live stream above all.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`${reason} ${request.url()}`);
  });
}
