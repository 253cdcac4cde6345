/**
 * The test of every page: whatever else it looks at, it fails when the page wrote an error to the console, threw, or
 * asked for something that was not answered well. Whoever is signed in proved who they are just before it.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { confirmEverybody } from './confirmation.ts';

export { expect };

type Watched = {
  /** What went wrong on the page so far. A test that provokes a refusal empties it. */
  errors: string[];
};

export const test = base.extend<Watched>({
  errors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      watch(page, errors);
      await confirmEverybody();
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, errors: string[]): void {
  page.on(
    'console',
    (line) => line.type() === 'error' && errors.push(`console: ${line.text()} ${line.location().url}`),
  );
  page.on('pageerror', (error) => errors.push(`thrown: ${error.message}`));
  page.on('response', (answer) => answer.status() >= 400 && errors.push(`${answer.status()} ${answer.url()}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left gives up what it was still asking for, the live stream above all.
    if (reason !== 'net::ERR_ABORTED') errors.push(`${reason} ${request.url()}`);
  });
}
