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
  instagram = await createInstagram({ seed: 'pages' });
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

async function signedInCookies(): Promise<Record<string, number>> {
  const cookies = await page.context().cookies();
  return Object.fromEntries(cookies.filter(({ value }) => value !== '').map(({ name, expires }) => [name, expires]));
}

describe('signing in', () => {
  it.each(['classic', 'new'] as const)(
    'works on the %s form and leaves the cookies of a signed-in browser',
    async (form) => {
      instagram.screens({ form });
      const account = instagram.account({ username: 'reader', password: 'secret' });
      await page.goto('/');
      await submit();
      await page.waitForSelector(HOME);
      const cookies = await signedInCookies();
      expect(Object.keys(cookies)).toEqual(
        expect.arrayContaining(['sessionid', 'ds_user_id', 'csrftoken', 'mid', 'ig_did', 'ig_nrcb', 'datr', 'rur']),
      );
      const year = Date.now() / 1000 + 31_536_000;
      expect(Math.abs((cookies.sessionid ?? 0) - year)).toBeLessThan(120);
      expect(account.signIns()).toBe(1);
      expect(account.passwordPosts()).toBe(1);
    },
  );

  it.each(['classic', 'new'] as const)(
    'says on the %s form that the password was wrong, or the user unknown',
    async (form) => {
      instagram.screens({ form });
      const account = instagram.account({ username: 'reader', password: 'secret' });
      await page.goto('/accounts/login/');
      await submit('reader', 'wrong');
      await page.getByText('Sorry, your password was incorrect').waitFor();
      await submit('nobody', 'wrong');
      await page.getByText("doesn't belong to an account").waitFor();
      expect(account.passwordPosts()).toBe(1);
      expect(account.signIns()).toBe(0);
    },
  );

  it('covers the page with the cookie banner until it is answered, and speaks Russian', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    instagram.screens({ cookieBanner: true, language: 'ru', oneTap: true });
    await page.goto('/accounts/login/');
    await page.getByRole('button', { name: 'Разрешить все cookie' }).click();
    await submit();
    await page.getByRole('button', { name: 'Не сейчас' }).click();
    await page.waitForSelector(HOME);
    expect(await page.getAttribute('html', 'lang')).toBe('ru');
  });

  it('asks to save the login, then for notifications, each with a way past it', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    instagram.screens({ oneTap: true, notifications: true });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/accounts/onetap/**');
    await page.getByRole('button', { name: 'Save info' }).click();
    await page.getByRole('button', { name: 'Not Now' }).click();
    await page.getByText('You are signed in.').click();
  });

  it('remembers a device: its tile signs in without a password', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', totpSeed: 'JBSWY3DPEHPK3PXP' });
    instagram.screens({ rememberedTile: true });
    const { storageState } = account.session();
    await page.context().addCookies([...storageState.cookies]);
    instagram.signOut('reader');
    await page.goto('/');
    await page.getByRole('button', { name: 'Use another profile' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForSelector(HOME);
    expect(account.passwordPosts()).toBe(0);
    expect(account.signIns()).toBe(2);
  });

  it('keeps a minted session signed in, and sends a dead one to the form', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret' });
    await page.context().addCookies([...account.session().storageState.cookies]);
    await page.goto('/accounts/edit/');
    expect(await page.inputValue('input[name=username]')).toBe('reader');
    instagram.signOut();
    await page.goto('/accounts/edit/');
    await page.waitForURL('**/accounts/login/?next=%2Faccounts%2Fedit%2F');
  });
});

describe('the second factor', () => {
  it.each(['old', 'two_step'] as const)('takes the code of an authenticator on the %s page', async (twoFactorPage) => {
    instagram.screens({ twoFactorPage });
    const account = instagram.account({ username: 'reader', password: 'secret', totpSeed: 'JBSWY3DPEHPK3PXP' });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL(
      twoFactorPage === 'old' ? '**/accounts/login/two_factor?next=%2F' : '**/two_step_verification/**',
    );
    const field = page.locator('input[name=verificationCode], input[name=code]');
    await field.fill('000000');
    await page.getByRole('button', { name: /Confirm|Continue/ }).click();
    await page.getByText('Please check the security code').waitFor();
    await field.fill(account.totp() ?? '');
    await page.getByRole('button', { name: /Confirm|Continue/ }).click();
    await page.waitForSelector(HOME);
  });

  it('sends a text, sends another after the delay, and then only takes the new one', async () => {
    instagram.switches({ resendDelayMs: 0 });
    const account = instagram.account({ username: 'reader', password: 'secret', twoFactor: 'text' });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/two_factor**');
    const first = account.lastCode() ?? '';
    await page.getByRole('button', { name: 'Resend it' }).click();
    await page.getByText('We sent you a new code.').waitFor();
    const second = account.lastCode() ?? '';
    expect(account.codes()).toHaveLength(2);
    if (first !== second) {
      await page.fill('input[name=verificationCode]', first);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('Please check the security code').waitFor();
    }
    await page.fill('input[name=verificationCode]', second);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector(HOME);
  });

  it('refuses to send another text before 60 seconds are over', async () => {
    const account = instagram.account({
      username: 'reader',
      password: 'secret',
      totpSeed: 'JBSWY3DPEHPK3PXP',
      twoFactor: 'totp_and_text',
    });
    await page.goto('/accounts/login/');
    await submit();
    await page.getByText('Try another way').click();
    await page.getByRole('button', { name: 'Text message' }).click();
    await page.getByRole('button', { name: 'Resend it' }).click();
    await page.getByText('Please wait a little').waitFor();
    expect(account.codes()).toHaveLength(1);
  });

  it('spares a trusted device the code, where the account allows that', async () => {
    const account = instagram.account({
      username: 'reader',
      password: 'secret',
      twoFactor: 'text',
      trustsDevices: true,
    });
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForURL('**/two_factor**');
    await page.fill('input[name=verificationCode]', account.lastCode() ?? '');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector(HOME);
    instagram.signOut();
    await page.goto('/accounts/login/');
    await submit();
    await page.waitForSelector(HOME);
    expect(account.codes()).toHaveLength(1);
  });
});
