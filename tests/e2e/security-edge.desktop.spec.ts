/** What strangers are called, shown by every page (docs/facts/reliability.md#attacks: C26). */
import type { Page } from '@playwright/test';
import { completed, customer, onlyReader, orderCheck } from './given.ts';
import { queryDatabase } from './knocking.ts';
import { openSearch } from './open-search.ts';
import { sandbox } from './outside.ts';
import { expect, test } from './watched.ts';

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202Eevil';
const MALLORY = 5_550_050;

test('names from strangers are text on every page: no element, no script, no turned line', async ({ page }) => {
  await onlyReader('reads.evil', 'seed');
  await sandbox('profile', { username: 'evil', fullName: HOSTILE, followers: 20, following: 30, mutual: 5 });
  await customer(MALLORY, HOSTILE.slice(0, 64), 1);
  const checkId = await orderCheck(MALLORY, 'evil');
  await completed(checkId);
  await queryDatabase(
    `update check_pages set full_names = array_fill($1::text, array[cardinality(user_ids)]) where check_id = $2`,
    [HOSTILE, checkId],
  );
  for (const path of [
    `/checks/${checkId}`,
    `/checks/${checkId}?list=mutual`,
    '/checks',
    '/customers',
    `/customers/${MALLORY}`,
    '/',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectInert(page);
  }
  await page.goto(`/checks/${checkId}`);
  await expect(page.getByRole('listitem').filter({ hasText: '<img src=x' }).first()).toBeVisible();
  await (await openSearch(page)).fill(HOSTILE.slice(0, 20));
  await expect(page.getByRole('option', { name: /<img/ })).toBeVisible();
  await expectInert(page);
});

async function expectInert(page: Page) {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"], main script')).toHaveCount(0);
}
