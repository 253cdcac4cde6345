/** The dashboard behind a reverse proxy that says nothing of where the browser is: `NEXTAUTH_URL` says it. */
import { PRODUCT_PORT } from './addresses.ts';
import { startAnotherWeb } from './another-web.ts';
import { startBareProxy } from './bare-proxy.ts';
import { actionId } from './knocking.ts';
import { visitor } from './visitor.ts';
import { expect, test } from './watched.ts';

const PROXY_PORT = PRODUCT_PORT + 4;

test('behind a proxy that forwards no host people sign in, act and sign out; another site is refused', async ({
  browser,
}) => {
  const { typed } = await visitor('behind');
  await using stack = new AsyncDisposableStack();
  let web = '';
  const proxy = stack.use(await startBareProxy(PROXY_PORT, () => web));
  web = stack.use(await startAnotherWeb({ NEXTAUTH_URL: proxy.url })).url;
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  stack.defer(() => context.close());
  const page = await context.newPage();

  await page.goto(`${proxy.url}/settings`);
  await expect(page).toHaveURL(`${proxy.url}/sign-in?to=%2Fsettings`);
  await page.getByLabel('E-mail').fill(typed.email);
  await page.getByLabel('Password', { exact: true }).fill(typed.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${proxy.url}/settings`);

  const { cookies } = await context.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(await search(proxy.url, cookie, proxy.url)).toBe(200);
  for (const foreign of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
    expect(await search(proxy.url, cookie, foreign), foreign).toBe(500);

  await page.getByRole('button', { name: 'Signed in as behind' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${proxy.url}/sign-in`);
});

async function search(url: string, cookie: string, origin: string): Promise<number> {
  const body = new FormData();
  body.append('0', JSON.stringify(['behind']));
  const headers = { 'next-action': actionId('searchAction'), accept: 'text/x-component', cookie, origin };
  return (await fetch(`${url}/`, { method: 'POST', headers, body })).status;
}
