/**
 * Operators' sessions where a browser or other settings show more than `tests/security` sees from outside
 * (docs/facts/reliability.md#attacks: B and C27).
 */
import { expect, test } from '@playwright/test';
import { tryToSignIn } from '../security/outside/knock.ts';
import { PRODUCT_URL } from './addresses.ts';
import { startAnotherWeb } from './another-web.ts';
import { actionId, knock } from './knocking.ts';
import { visitor } from './visitor.ts';

const isIn = async (cookie: string) => (await knock('/settings', { cookie })).status === 200;

test('over https the cookie is bound to this host and never travels in the clear', async () => {
  const { typed } = await visitor('secure');
  await using server = await startAnotherWeb({ NEXTAUTH_URL: 'https://mutuals.example' });
  const { session } = await tryToSignIn(server, typed, { origin: 'https://mutuals.example' });
  expect(session?.setCookie).toMatch(/^__Host-mutuals\.session=/);
  expect(session?.setCookie).toMatch(/; Secure/i);
  expect(session?.setCookie).toMatch(/; Path=\//i);
  expect(session?.setCookie).not.toMatch(/Domain=/i);

  const left = await fetch(`${server.url}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: `__Host-mutuals.session=${session?.cookie}`,
      origin: 'https://mutuals.example',
      'next-action': actionId('signOutAction'),
      'content-type': 'text/plain;charset=UTF-8',
    },
    body: '[]',
  });
  const taken = left.headers.getSetCookie().find((line) => line.startsWith('__Host-mutuals.session=;')) ?? '';
  expect(taken).toMatch(/; Secure/i); // without it the browser keeps the cookie
  expect(taken).toMatch(/; Path=\//i);
  expect(taken).not.toMatch(/Domain=/i);
});

test('a copy of the cookie is worth nothing after signing out', async ({ browser }) => {
  const { cookie } = await visitor('leaves');
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  await context.addCookies([{ name: 'mutuals.session', value: cookie, url: PRODUCT_URL, httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(`${PRODUCT_URL}/settings`);
  await page.getByRole('button', { name: 'Signed in as leaves' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
  expect(await isIn(cookie)).toBe(false);
});

test('signing in leads to a page of the dashboard, wherever an address wants it to lead', async ({ browser }) => {
  const { typed } = await visitor('led');
  for (const callbackUrl of ['https://evil.example/x', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const { answer } = await tryToSignIn({ url: PRODUCT_URL }, typed, { callbackUrl });
    const leads = answer.headers.get('location') ?? (JSON.parse(answer.text || '{}') as { url?: string }).url ?? '';
    expect(new URL(leads, PRODUCT_URL).origin, callbackUrl).toBe(PRODUCT_URL);
  }
  for (const to of [
    'https://evil.example/x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example/phish',
  ]) {
    // a browser each: a page that notices that its session is gone leads away by itself
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    await page.goto(`${PRODUCT_URL}/sign-in?to=${encodeURIComponent(to)}`);
    await page.getByLabel('E-mail').fill(typed.email);
    await page.getByLabel('Password', { exact: true }).fill(typed.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
    expect(new URL(page.url()).origin, to).toBe(PRODUCT_URL);
    await context.close();
  }
});
