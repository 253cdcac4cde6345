import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';

let browser: Browser;
let instagram: InstagramSandbox;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(process.env.CHROMIUM_PATH ?? null) ?? '',
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'challenges' });
  page = await (await browser.newContext({ baseURL: instagram.origin })).newPage();
  page.setDefaultTimeout(240_000);
});
afterEach(async () => {
  await page.context().close();
  await instagram.close();
});

const HOME = 'section[aria-label=feed]';

async function submit(username = 'reader', password = 'secret'): Promise<void> {
  await page.fill('input[name=username], input[name=email]', username);
  await page.fill('input[name=password], input[name=pass]', password);
  await page.click('form[data-login] button[type=submit]');
}

describe('challenges', () => {
  it.each([
    ['email_code', 'Check your email'],
    ['text_code', 'Check your text messages'],
  ] as const)('wants the code of an %s challenge, then the second factor', async (challenge, title) => {
    const account = instagram.account({
      username: 'reader',
      password: 'secret',
      challenge,
      totpSeed: 'JBSWY3DPEHPK3PXP',
    });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/auth_platform/codeentry/?apc=*');
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByLabel('Code').fill(account.lastCode() ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/two_factor**');
    await page.fill('input[name=verificationCode]', account.totp() ?? '');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector(HOME);
    expect(
      instagram.requests.filter(({ path }) => path.includes('apc=')).every(({ path }) => path.includes('apc=…')),
    ).toBe(true);
  });

  it('lets the way of a challenge be changed', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', challenge: 'email_code' });
    await page.goto('/accounts/login/');
    await submit();
    await page.getByRole('link', { name: 'Try another way' }).click();
    await page.getByLabel('Text message').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check your text messages' }).waitFor();
    expect(account.codes().map(({ by }) => by)).toEqual(['email', 'text']);
    await page.getByLabel('Code').fill(account.lastCode() ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForSelector(HOME);
  });

  it('sends the code of a legacy challenge once its way is chosen', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', challenge: 'legacy_text' });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL(`**/challenge/${account.id}/*/`);
    expect(account.codes()).toHaveLength(0);
    await page.getByRole('button', { name: 'Send Security Code' }).click();
    await page.getByLabel('Security Code').fill(account.lastCode() ?? '');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.waitForSelector(HOME);
  });

  it('goes on by itself once the sign-in is approved on another device', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', challenge: 'approve' });
    expect(account.approve()).toBe(false);
    await page.goto('/accounts/login/');
    await submit();
    await page.getByText('Waiting for approval').waitFor();
    expect(account.approve()).toBe(true);
    await page.waitForSelector(HOME);
  });

  it.each([
    ['suspended', '**/accounts/suspended/', 'We suspended your account'],
    ['recaptcha', '**/auth_platform/recaptcha/**', "Confirm you're human"],
    ['consent', '**/consent/**', 'Review our terms'],
    ['unknown', '**/accounts/integrity_notice/', 'A moment for your wellbeing'],
  ] as const)('stops at %s', async (challenge, url, title) => {
    const account = instagram.account({ username: 'reader', password: 'secret', challenge });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL(url);
    await page.getByText(title).waitFor();
    expect(account.signIns()).toBe(0);
  });

  it('holds a session at the warning page until it is dismissed, and then lets it live', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', challenge: 'warning' });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/accounts/scraping_warning/**');
    expect(account.signIns()).toBe(1);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.waitForSelector(HOME);
  });

  it('shows an unknown screen in place of the form or after the password', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    instagram.screens({ unknownScreen: 'before_form' });
    await page.goto('/accounts/login/');
    await page.getByText('A moment for your wellbeing').waitFor();
    instagram.screens({ unknownScreen: true });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/accounts/integrity_notice/');
  });
});
