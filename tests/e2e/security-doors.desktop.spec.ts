/** Who stands at the door, how often, and who gets in all the same (docs/facts/reliability.md#attacks: B18 and D33). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { LOGS, PRODUCT_URL, RESULTS } from './addresses.ts';
import { startAnotherWeb } from './another-web.ts';
import { knock, queryDatabase } from './knocking.ts';
import { productFacts } from './outside.ts';
import { forgetTries, guessElsewhere, type Tried, trySignIn } from './sign-in-tries.ts';
import { visitor } from './visitor.ts';

test.beforeEach(forgetTries);
test.afterAll(forgetTries);

const newestAddress = async (operatorId: string) =>
  (
    await queryDatabase<{ address: string | null }>(
      'select address from operator_sessions where operator_id = $1 order by created_at desc limit 1',
      [operatorId],
    )
  )[0]?.address;

test('a session knows the true address, whatever the browser writes into X-Forwarded-For', async () => {
  const { id, typed } = await visitor('addressed');
  for (const forwardedFor of ['203.0.113.9', '::1, 10.0.0.1', ','.repeat(2_000), 'x'.repeat(8_000)]) {
    expect((await trySignIn({ ...typed, forwardedFor })).session).toBe(true);
    expect(await newestAddress(id)).toBe('127.0.0.1');
  }
});

test('behind one proxy the address that it saw counts, and nothing to the left of it', async () => {
  const { id, typed } = await visitor('proxied');
  await using server = await startAnotherWeb({ TRUSTED_PROXIES: '1' });
  const from = (forwardedFor: string, more: { email: string; password?: string } = typed) =>
    trySignIn({ ...more, url: server.url, forwardedFor });

  expect((await from('198.51.100.7, [2001:DB8::9]:40112')).session).toBe(true);
  expect(await newestAddress(id)).toBe('2001:db8::9');

  const statuses: Tried[] = [];
  for (let i = 0; i < 12; i += 1)
    statuses.push(await from(`10.${i}.0.1, ${i}.9.9.9, 203.0.113.50`, { email: `spray${i}@example.org` }));
  expect(statuses.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429, 429]);
  expect(statuses.at(-1)?.retryAfter).toBeLessThanOrEqual(15);
  expect((await from('203.0.113.50, 203.0.113.51', { email: 'spray@example.org' })).status).toBe(401);
});

test('the right password works in a browser that signed in before, while strangers are made to wait', async () => {
  const { typed } = await visitor('attacked');
  const first = await trySignIn(typed);
  expect(first.deviceLine).toMatch(/^mutuals\.device=[\w-]{43}; /);
  for (const flag of [/; HttpOnly/i, /; SameSite=Strict/i, /; Path=\//i]) expect(first.deviceLine).toMatch(flag);

  await guessElsewhere(typed.email);
  const stranger = await trySignIn(typed);
  expect([stranger.status, stranger.session]).toEqual([429, false]);
  expect(stranger.retryAfter).toBeGreaterThan(240);
  for (let i = 0; i < 5; i += 1) expect((await trySignIn({ ...typed, device: first.device })).session).toBe(true);
  expect((await trySignIn(typed)).status).toBe(429);
});

test('over https the cookie of a known browser is bound to this host', async () => {
  const { typed } = await visitor('bound');
  await using server = await startAnotherWeb({ NEXTAUTH_URL: 'https://mutuals.example' });
  const asked = await fetch(`${server.url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers.getSetCookie().map((line) => line.split(';')[0]);
  const answer = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie.join('; '), origin: 'https://mutuals.example' },
    body: new URLSearchParams({ ...typed, csrfToken, json: 'true' }),
  });
  const line = answer.headers.getSetCookie().find((each) => each.includes('mutuals.device=')) ?? '';
  expect(line).toMatch(/^__Host-mutuals\.device=/);
  expect(line).toMatch(/; Secure/i);
});

test('a guesser gets no more looks at a password by sending tries at once', async () => {
  const { typed } = await visitor('guessed');
  const tries = await Promise.all(Array.from({ length: 20 }, () => trySignIn({ email: typed.email })));
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(15);
  const rows = await queryDatabase<{ detail: { times: number } }>(
    `select detail from audit_entries where deed = 'operator.sign_in_refused' and detail->>'email' = $1`,
    [typed.email],
  );
  expect(rows.map(({ detail }) => detail.times)).toEqual([1]);
  const bell = await queryDatabase(
    `select 1 from notices where kind = 'intrusion' and payload->>'what' = 'locked_out'`,
  );
  expect(bell.length).toBeGreaterThan(0);
});

async function toldToWait(browser: Browser, locale: 'en' | 'ru', email: string, password: string): Promise<string> {
  const context = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    viewport: { width: 390, height: 844 },
    colorScheme: locale === 'ru' ? 'dark' : 'light',
  });
  await context.addCookies([{ name: 'locale', value: locale, url: PRODUCT_URL }]);
  const page = await context.newPage();
  await page.goto(`${PRODUCT_URL}/sign-in`);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  const sentence = page.getByText(locale === 'ru' ? 'Слишком много попыток.' : 'Too many tries.');
  await expect(sentence).toBeVisible();
  await page.screenshot({ path: `${RESULTS}/e2e-shots/sign-in-waits-${locale}.png` });
  const text = await sentence.innerText();
  await context.close();
  return text;
}

test('whoever has to wait is told how long and until when, in their language', async ({ browser }) => {
  const { typed } = await visitor('waits');
  await guessElsewhere(typed.email);
  expect(await toldToWait(browser, 'en', typed.email, typed.password)).toMatch(/Wait \d\smin.*, until \d+:\d\d:\d\d/);
  expect(await toldToWait(browser, 'ru', typed.email, typed.password)).toMatch(/Подождите \d\sмин.*, до \d+:\d\d:\d\d/);
});

test('the API says with each answer how often it may be asked', async () => {
  const me = (token: string) => knock('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  const right = await me(productFacts().token);
  expect(right.headers.get('ratelimit-policy')).toBe('"token";q=1200;w=60');
  expect(right.headers.get('ratelimit')).toMatch(/^"token";r=\d+;t=\d+$/);
  await queryDatabase(
    `insert into rate_counts (key, since, used) values ('wrong-tokens:127.0.0.1', now(), 119)
     on conflict (key) do update set since = now(), used = 119`,
  );
  const wrong = [await me('mut_x'), await me('mut_x')];
  expect(wrong.map(({ status }) => status)).toEqual([401, 429]);
  expect(Number(wrong[1]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await me(productFacts().token)).status).toBe(200);
  await queryDatabase(`delete from rate_counts where key like 'wrong-tokens:%'`);
});

test('whatever Next says is a line of JSON in the log', async () => {
  for (const id of ['', 'f'.repeat(42)])
    await knock('/sign-in', { method: 'POST', headers: { 'next-action': id, origin: PRODUCT_URL }, body: '[]' });
  const log = () => readFileSync(join(LOGS, 'web.log'), 'utf8').split('\n');
  const ofNext = () => log().filter((line) => line.startsWith('{') && line.includes('"by":"next"'));
  await expect.poll(() => ofNext().length).toBeGreaterThan(0);
  const greeting = /^\s*(▲|✓|- (Local|Network):|$)/u; // before the first request; our own address and nothing else
  for (const line of log().filter((each) => !greeting.test(each))) expect(() => JSON.parse(line), line).not.toThrow();
});
