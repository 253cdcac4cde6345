import type { Locator, Page } from '@playwright/test';
import { expect } from './watched.ts';

/** Opens the search with its key. A page hears keys only when its script runs, so the key is pressed until it is heard. */
export async function openSearch(page: Page): Promise<Locator> {
  const search = page.getByRole('combobox', { name: 'Search' });
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(search).toBeVisible({ timeout: 2_000 });
  }).toPass();
  return search;
}
