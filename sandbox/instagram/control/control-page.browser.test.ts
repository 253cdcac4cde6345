import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { createReader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import { createDefaultWorld, SECOND } from '../default-world.ts';

let browser: Browser;
let instagram: InstagramSandbox;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(process.env.CHROMIUM_PATH ?? null) ?? '',
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'control' });
  createDefaultWorld(instagram);
  page = await (
    await browser.newContext({ baseURL: instagram.origin, viewport: { width: 390, height: 844 } })
  ).newPage();
  page.setDefaultTimeout(240_000);
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/_sandbox');
});
afterEach(async () => {
  await page.context().close();
  await instagram.close();
  expect(errors.splice(0)).toEqual([]);
});

it('shows the code that came by text, so that a newcomer can play the phone', async () => {
  await page.getByText('The phone is quiet').first().waitFor();
  const other = await page.context().newPage();
  await other.goto('/accounts/login/');
  await other.fill('input[name=username]', SECOND.username);
  await other.fill('input[name=password]', SECOND.password);
  await other.click('button[type=submit]');
  await page
    .locator('.code')
    .getByText(await instagram.accountOf(SECOND.username).waitForCode())
    .waitFor();
});

it('ends a session at the press of a button, and shows the refused page in the live log', async () => {
  const { cookieHeader } = instagram.accountOf('mutuals.reader').session();
  await page.getByText('Signed in', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'End the session now' }).first().click();
  await page.getByText('The session of mutuals.reader is dead.').waitFor();
  const { id } = instagram.profile({ username: 'ada', followers: 30 });
  expect((await createReader(instagram.origin, cookieHeader).page(id, 'followers', null)).status).toBe(401);
  await page.getByRole('row', { name: /401.*followers of @ada, first page/ }).waitFor();
});

it('arms a death in the middle, changes the screens, and calms everything again', async () => {
  await page.getByRole('button', { name: 'Arm' }).click();
  await page.getByText('Session ends after 728 followers: 0 served').waitFor();
  await page.getByLabel('Sign-in form').selectOption('new');
  await page.getByText('Sign-in form: new.').waitFor();
  const other = await page.context().newPage();
  await other.goto('/accounts/login/');
  expect(await other.locator('input[name=pass]').count()).toBe(1);
  await page.getByRole('button', { name: 'Calm everything' }).click();
  await page.getByText('No trouble ahead').waitFor();
});

it('spoils searches and limits lists until all is calm', async () => {
  await page.getByRole('button', { name: 'Spoil the searches' }).click();
  await page.getByText('unfiltered, until it is over').waitFor();
  await page.getByRole('button', { name: 'Limit the lists' }).click();
  await page.getByText('Lists show only 50', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Calm everything' }).click();
  await page.getByText('No trouble ahead').waitFor();
});

it('withdraws an address, writes counters as null, and calms both', async () => {
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('rest_lists answers page').waitFor();
  await page.getByLabel('Written as').selectOption('null');
  await page.getByRole('button', { name: 'Write them so' }).click();
  await page.getByText('Counters are written as null').waitFor();
  await page.getByRole('button', { name: 'Calm everything' }).click();
  await page.getByText('No trouble ahead').waitFor();
});

it('does not scroll sideways on a phone', async () => {
  await page.getByText('mutuals.second', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
