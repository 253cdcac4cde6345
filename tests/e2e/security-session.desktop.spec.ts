/** Operators' sessions: how they begin, what they are worth, how they end (reliability sheet, 4 A9, B and C27). */
import { expect, test } from '@playwright/test';
import { PRODUCT_URL } from './addresses.ts';
import { startAnotherWeb } from './another-web.ts';
import { onlyReader } from './given.ts';
import { builtActions, callAction, knock, signInAs } from './knocking.ts';
import { api } from './outside.ts';
import { visitor } from './visitor.ts';

const isIn = async (cookie: string) => (await knock('/settings', { cookie })).status === 200;

test('the cookie of a session is out of reach of scripts and other sites, small, and ends with the session', async () => {
  const { line, cookie } = await visitor('cookie');
  expect(line).toMatch(/; HttpOnly/i);
  expect(line).toMatch(/; SameSite=Lax/i);
  expect(line).toMatch(/; Path=\//i);
  expect(line).not.toMatch(/Domain=/i);
  const expires = new Date(/Expires=([^;]+)/i.exec(line)?.[1] ?? 0).getTime() - Date.now();
  expect(expires).toBeLessThanOrEqual(12 * 3_600_000 + 5_000);
  expect(line.length).toBeLessThan(4096);
  expect(await isIn(cookie)).toBe(true);
});

test('over https the cookie is bound to this host and never travels in the clear', async () => {
  const { typed } = await visitor('secure');
  await using server = await startAnotherWeb({ NEXTAUTH_URL: 'https://mutuals.example' });
  const session = await signInAs(typed, { url: server.url, origin: 'https://mutuals.example' });
  expect(session?.line).toMatch(/^__Host-mutuals\.session=/);
  expect(session?.line).toMatch(/; Secure/i);
  expect(session?.line).toMatch(/; Path=\//i);
  expect(session?.line).not.toMatch(/Domain=/i);

  const left = await fetch(`${server.url}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: `__Host-mutuals.session=${session?.cookie}`,
      origin: 'https://mutuals.example',
      'next-action': builtActions().signOutAction ?? '',
      'content-type': 'text/plain;charset=UTF-8',
    },
    body: '[]',
  });
  const taken = left.headers.getSetCookie().find((line) => line.startsWith('__Host-mutuals.session=;')) ?? '';
  expect(taken).toMatch(/; Secure/i); // without it the browser keeps the cookie
  expect(taken).toMatch(/; Path=\//i);
  expect(taken).not.toMatch(/Domain=/i);
});

test('a sign-out that was refused leaves the person signed in, and does not say otherwise', async () => {
  const { cookie } = await visitor('stays');
  for (const origin of ['https://evil.example', 'null', null]) {
    const refused = await callAction('signOutAction', { cookie, path: '/settings', origin });
    expect(refused.headers.getSetCookie().join()).not.toContain('mutuals.session=;');
  }
  const library = await knock('/api/auth/signout', {
    method: 'POST',
    cookie,
    headers: { origin: PRODUCT_URL, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'csrfToken=x',
  });
  expect(library.status).toBe(404);
  expect(library.headers.getSetCookie()).toEqual([]);
  expect(await isIn(cookie)).toBe(true);
  const left = await callAction('signOutAction', { cookie, path: '/settings' });
  expect(left.headers.getSetCookie().join()).toContain('mutuals.session=;');
  expect(await isIn(cookie)).toBe(false);
});

test('signing in again begins a new session and ends the one before', async () => {
  const { typed, cookie } = await visitor('again');
  const second = await signInAs(typed, { cookie });
  expect(second?.cookie).not.toBe(cookie);
  expect(await isIn(second?.cookie ?? '')).toBe(true);
  expect(await isIn(cookie)).toBe(false);
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

test('a role that is taken away and a person who is kept out count from the next request on', async () => {
  const { id, cookie, typed } = await visitor('demoted');
  await onlyReader('offered', 'seed');
  const offersTo = async () => (await knock('/accounts', { cookie })).text.includes('Refresh now');
  expect(await offersTo()).toBe(true);
  await api('PATCH', `/operators/${id}`, { role: 'viewer' });
  expect(await offersTo()).toBe(false);
  await api('PATCH', `/operators/${id}`, { disabled: true });
  expect(await isIn(cookie)).toBe(false);
  expect(await signInAs(typed)).toBeNull();
});

test('a cookie that was changed in one place admits nobody', async () => {
  const { cookie } = await visitor('tampered');
  for (const at of [5, Math.floor(cookie.length / 2), cookie.length - 3]) {
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
    expect(await isIn(changed), `at ${at}`).toBe(false);
  }
  expect(await isIn(cookie)).toBe(true);
});

test('signing in leads to a page of the dashboard, wherever an address wants it to lead', async ({ browser }) => {
  const { typed } = await visitor('led');
  for (const callbackUrl of ['https://evil.example/x', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const { answer } = (await signInAs(typed, { callbackUrl })) ?? {};
    const leads = answer?.headers.get('location') ?? (JSON.parse(answer?.text || '{}') as { url?: string }).url ?? '';
    expect(new URL(leads, PRODUCT_URL).origin, callbackUrl).toBe(PRODUCT_URL);
  }
  for (const to of ['https://evil.example/x', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
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
