/** On a slow line a page is typed on before its scripts come: what was typed and sent by then is not lost. */
import { expect, type Page, test } from '@playwright/test';
import { codeOf, withApp } from './second-step.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('what is typed before the scripts come signs in, and never stands in an address', async ({ page }) => {
  const { typed, seed } = await withApp('early');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const email = page.getByLabel('E-mail');
  const password = page.getByLabel('Password', { exact: true });

  const early = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await email.fill(typed.email);
  await password.fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  early.come();
  await expect(page.getByText('E-mail and password do not fit together')).toBeVisible();
  await expect(email).toHaveValue(typed.email);

  const late = await holdScripts(page);
  await password.fill(typed.password);
  await password.press('Enter');
  const code = page.getByLabel('Code of your app, 6 digits');
  await code.fill('000000');
  late.come();
  await expect(page.getByText('This code is wrong')).toBeVisible();

  const again = await holdScripts(page);
  await page.reload({ waitUntil: 'commit' });
  const right = codeOf(seed, 1);
  await expect(code).toBeFocused();
  await page.keyboard.type(right.slice(0, 3));
  again.come();
  await page.keyboard.type(right.slice(3), { delay: 20 }); // while they run
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  expect(addresses.filter((address) => /password|email/.test(address))).toEqual([]);
});

/** Scripts that are asked for from now on wait until they may come. */
async function holdScripts(page: Page): Promise<{ come: () => void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return { come: resolve };
}
