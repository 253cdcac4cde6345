import type { Page } from '@playwright/test';
import { PRODUCT_URL } from './addresses.ts';
import { openSearch } from './open-search.ts';
import { expect, test } from './watched.ts';

test('an owner makes an API token that is shown once, works, and stops to work when it is revoked', async ({
  page,
}) => {
  await page.goto('/settings?view=people');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByLabel('Name').fill('nightly import');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Here is the token. It is not shown again.' })).toBeVisible();
  const token =
    (await page
      .getByRole('dialog')
      .getByText(/^mut_\w{20,}$/)
      .textContent()) ?? '';
  const ask = () => fetch(`${PRODUCT_URL}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);

  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByRole('row', { name: /nightly import/ })).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain(token);

  await page
    .getByRole('row', { name: /nightly import/ })
    .getByRole('button', { name: 'Revoke' })
    .click();
  const question = page.getByRole('dialog', { name: 'Revoke “nightly import”?' });
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('“nightly import” is revoked.')).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test('an operator chooses Russian and English, dark and light, and the choice stays', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Настройки' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Настройки' })).toBeVisible();
  await page.getByRole('button', { name: 'Язык' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  const canvas = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  const light = await canvas();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(canvas).not.toBe(light);
  await expect.poll(() => cookieOf(page, 'theme')).toBe('dark'); // it shows at once, and is remembered by the server
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await canvas()).not.toBe(light);
});

test('an operator goes anywhere from the keyboard: Ctrl K, a name, Enter; j and Enter on a row', async ({ page }) => {
  await page.goto('/');
  await (await openSearch(page)).fill('custom');
  await expect(page.getByRole('option', { name: /Customers/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers$/);
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /^Customer / }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\/\d+$/);

  await (await openSearch(page)).fill('zzzz');
  await expect(page.getByText('Nothing is called “zzzz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);
});

async function cookieOf(page: Page, wanted: string): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name === wanted)?.value;
}
