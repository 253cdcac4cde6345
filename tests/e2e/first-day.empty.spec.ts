/** Before anything has happened: every page says so in one sentence, with the next step. */
import { SCREENS } from './addresses.ts';
import { expect, test } from './watched.ts';

test('an operator finds on the first day what each place is for and what to do first', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Nothing needs you.')).toBeVisible();
  await expect(page.getByText('No check is open.')).toBeVisible();
  await expect(page.getByText('Nothing has happened yet. It starts with an account.')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/first-day.png`, fullPage: true });

  for (const [path, sentence] of [
    ['/checks', 'No check yet. Customers start them in the bot.'],
    ['/checks?status=parked', 'No check is in this state.'],
    ['/refreshes', 'No session has had to be renewed yet.'],
    ['/customers', 'No customer yet. They appear when they write to the bot.'],
    ['/customers?search=nobody', 'Nobody fits this search.'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await page.goto('/accounts');
  await expect(page.getByText('No account yet. Add the first one, and checks can begin.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add account' })).toBeVisible();
});

test('an address that leads nowhere says so, keeps the way back, and is no error of the page', async ({
  page,
  errors,
}) => {
  const nothing = '0198c0de-0000-7000-8000-00000000dead';
  for (const [path, said, way] of [
    [`/checks/${nothing}`, 'There is no check with this id.', 'All checks'],
    ['/checks/hello', 'There is no check with this id.', 'All checks'],
    [`/accounts/${nothing}`, 'There is no account with this id.', 'All accounts'],
    [`/refreshes/${nothing}`, 'There is no refresh with this id.', 'All refreshes'],
    ['/customers/1', 'There is no customer with this id.', 'All customers'],
    ['/nowhere', 'There is no page at this address.', 'To the overview'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: said })).toBeVisible();
    await expect(page.getByRole('link', { name: way })).toBeVisible();
  }
  await page.screenshot({ path: `${SCREENS}/not-found.png` });
  for (const path of [
    '/checks?after=x',
    '/checks?after=%00',
    '/refreshes?after=x',
    '/customers?after=-1&search=%25_',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('This page could not be shown.')).toHaveCount(0);
  }
  expect(errors.filter((line) => !line.includes('404'))).toEqual([]);
  errors.length = 0;
});
