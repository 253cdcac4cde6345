/** People come and go: a first password, a reset, sessions that are ended; a Telegram code; the audit log as a file. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { OWNER } from './addresses.ts';
import { forgetConfirmations } from './confirmation.ts';
import { expect, test } from './watched.ts';

const PERSON = {
  name: 'Grace',
  email: `grace.${Date.now()}@example.org`,
  first: 'told on the telephone',
  own: 'known to Grace alone',
};

test('somebody new has to choose a password of their own; an owner resets it and signs them out', async ({
  page,
  browser,
}) => {
  await page.goto('/settings?view=people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(PERSON.name);
  await form.getByLabel('E-mail').fill(PERSON.email);
  await form.getByLabel('First password').fill(PERSON.first);
  await forgetConfirmations();
  await form.getByRole('button', { name: 'Add person' }).click();
  await form.getByLabel('Your own password').fill(OWNER.password);
  await form.getByRole('button', { name: 'Add person' }).click();
  const row = page.getByRole('row', { name: new RegExp(PERSON.email) });
  await expect(row).toBeVisible();

  const grace = await signedIn(browser, PERSON.first);
  await expect(grace.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
  await grace.goto('/checks');
  await expect(grace).toHaveURL(/\/new-password$/);
  await choose(grace, PERSON.first, PERSON.own);
  await expect(grace.getByRole('heading', { level: 1 })).not.toHaveText('Choose a password');

  await row.getByRole('button', { name: 'Reset password' }).click();
  const reset = page.getByRole('dialog');
  await reset.getByRole('button', { name: 'Reset password' }).click();
  await expect(page.getByRole('dialog', { name: 'Tell Grace this password' })).toBeVisible();
  const told =
    (await page
      .getByRole('dialog')
      .getByText(/^[\w-]{20}$/)
      .textContent()) ?? '';
  await page.getByRole('button', { name: 'I have passed it on' }).click();
  await grace.goto('/checks');
  await expect(grace).toHaveURL(/\/sign-in/);
  await grace.context().close();

  const again = await signedIn(browser, told);
  await choose(again, told, 'a third one, hers alone');
  await expect(again).not.toHaveURL(/new-password/);
  await row.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('1 session ended.')).toBeVisible();
  await again.goto('/checks');
  await expect(again).toHaveURL(/\/sign-in/);
  await again.context().close();
});

test('an owner sees their sessions, asks for a Telegram code, and takes the audit log along', async ({ page }) => {
  await page.goto('/settings');
  await expect(page.getByText('(this one)')).toBeVisible();
  await page.getByRole('button', { name: 'Get a code' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Get a code' }).click();
  await expect(page.getByText(/^\/link [A-Z3-9]{5}-[A-Z3-9]{5}$/)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: 'Open the audit log' }).click();
  await page.getByLabel('What', { exact: true }).fill('signed_in');
  await page.getByRole('button', { name: 'Narrow' }).click();
  await expect(page).toHaveURL(/action=signed_in/);
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Added a person/ })).toHaveCount(0);
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  expect(text).toMatch(/^"at","actor_kind"/);
  expect(text).toContain('"operator.signed_in"');
});

async function signedIn(browser: Browser, password: string): Promise<Page> {
  const context = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(PERSON.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/new-password$/);
  return page;
}

async function choose(page: Page, now: string, next: string): Promise<void> {
  await page.getByLabel('Password now').fill(now);
  await page.getByLabel('New password').fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page).not.toHaveURL(/new-password/);
}
