import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { MintedSession, SandboxAccount } from '../state/sandbox-account.ts';

let browser: Browser;
let instagram: InstagramSandbox;
let account: SandboxAccount;
let session: MintedSession;
let reader: Reader;
let page: Page;
let id: bigint;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(process.env.CHROMIUM_PATH ?? null) ?? '',
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'interruptions' });
  account = instagram.account({ username: 'reader', password: 'secret' });
  ({ id } = instagram.profile({ username: 'ada', followers: 30 }));
  session = account.session();
  reader = createReader(instagram.origin, session.cookieHeader);
  const context = await browser.newContext({
    baseURL: instagram.origin,
    storageState: { cookies: session.storageState.cookies, origins: [] },
  });
  page = await context.newPage();
  page.setDefaultTimeout(240_000);
});
afterEach(async () => {
  await page.context().close();
  await instagram.close();
});

describe('an interruption of a living session', () => {
  it('by the warning stops lists and pages until it is dismissed', async () => {
    expect(instagram.interrupt('reader', 'warning')).toBe(1);
    expect((await reader.page(id, 'followers', null)).status).toBe(302);
    await page.goto('/');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.waitForSelector('section[aria-label=feed]');
    expect((await reader.page(id, 'followers', null)).status).toBe(200);
    expect(account.signIns()).toBe(1);
  });

  it.each(['email_code', 'legacy_text'] as const)(
    'by a wanted code (%s) keeps the session and lets it go on after the code',
    async (by) => {
      instagram.interrupt('reader', by);
      const refused = await reader.page(id, 'followers', null);
      expect([refused.status, JSON.parse(refused.text).message]).toEqual([400, 'checkpoint_required']);
      await page.goto('/accounts/edit/');
      if (by === 'legacy_text') await page.getByRole('button', { name: 'Send Security Code' }).click();
      await page.getByLabel(/^(Security )?Code$/).fill(await account.waitForCode());
      await page.getByRole('button', { name: /Continue|Submit/ }).click();
      await page.waitForSelector('section[aria-label=feed]');
      expect((await reader.page(id, 'followers', null)).status).toBe(200);
      expect(account.signIns()).toBe(1);
    },
  );

  it('by the suspension has no way out', async () => {
    instagram.interrupt('reader', 'suspended');
    expect((await reader.page(id, 'followers', null)).text).toContain('/accounts/suspended/');
    await page.goto('/');
    await page.waitForURL('**/accounts/suspended/');
  });
});

it('deletes the cookies of a session that died so, and shows the form', async () => {
  instagram.signOut('reader', 'delete_cookie');
  await page.goto('/');
  await page.waitForSelector('#loginForm');
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('sessionid');
  await page.fill('input[name=username]', 'reader');
  await page.fill('input[name=password]', 'secret');
  await page.click('button[type=submit]');
  await page.waitForSelector('section[aria-label=feed]');
});
