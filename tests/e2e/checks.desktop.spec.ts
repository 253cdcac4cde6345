import { SCREENS } from './addresses.ts';
import { completed, customer, onlyReader, orderCheck } from './given.ts';
import { api, sandbox } from './outside.ts';
import { expect, test } from './watched.ts';

const NINA = 5_550_010;

test.beforeAll(async () => {
  await onlyReader(`reads.lists.${Date.now()}`, 'seed');
  await customer(NINA, 'Nina', 5);
});

test('the progress of a running check moves on the screen without loading the page again', async ({ page }) => {
  await sandbox('profile', { username: 'long.list', followers: 1500, following: 100, mutual: 60 });
  await sandbox('latency', { lists: 1_500 }); // it ends when the test has seen it move, and not before
  const checkId = await orderCheck(NINA, 'long.list');
  await page.goto(`/checks/${checkId}`);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const shown = async () => Number.parseFloat((await page.getByTestId('progress').textContent()) ?? '');
  await expect.poll(shown).toBeGreaterThan(0);
  const first = await shown();
  await expect.poll(shown).toBeGreaterThan(first);
  await page.screenshot({ path: `${SCREENS}/check-running.png`, fullPage: true });
  await sandbox('latency', { lists: 0 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Completed');
  await expect(page.getByText('Both lists are whole, to the last person.')).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('a finished check shows its journal, its certificate, and who does not follow back', async ({ page }) => {
  await sandbox('profile', { username: 'grace', fullName: 'Grace Hopper', followers: 130, following: 90, mutual: 52 });
  const checkId = await orderCheck(NINA, 'grace');
  const { notMutualCount } = await completed(checkId);
  expect(notMutualCount).toBe(38);

  await page.goto('/checks');
  await page.getByRole('link', { name: 'Check of @grace' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('@grace');
  await expect(page.getByText('Grace Hopper')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Journal' })).toBeVisible();
  await expect(page.getByText('6 pages, 1 walk, 1 session')).toBeVisible();
  await expect(page.getByText('of 130 declared')).toBeVisible();
  await expect(page.getByText('38 people')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Do not follow back' }).getByRole('listitem')).toHaveCount(38);

  await page.getByRole('link', { name: 'Mutual', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Mutual' }).getByRole('listitem')).toHaveCount(52);
});

test('a check of nobody tells why it failed and that the credit went back', async ({ page }) => {
  const checkId = await orderCheck(NINA, 'nobody.is.here');
  await page.goto(`/checks/${checkId}`);
  await expect(page.getByText('Instagram knows no such profile. The credit went back.')).toBeVisible();
});

test('an operator cancels a check after reading whose credit goes back', async ({ page }) => {
  await sandbox('profile', { username: 'endless', followers: 90_000, following: 10, mutual: 5 });
  await sandbox('latency', { lists: 300 });
  const before = await balance();
  const checkId = await orderCheck(NINA, 'endless');
  await page.goto(`/checks/${checkId}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel the check of @endless?' });
  await expect(question).toContainText('Its credit goes back to Nina.');
  await question.getByRole('button', { name: 'Cancel the check' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled');
  await sandbox('latency', { lists: 0 });
  expect(await balance()).toBe(before);
});

const balance = async () => (await api<{ checks_balance: number }>('GET', `/users/${NINA}/balance`)).checks_balance;
