/** What every answer carries and what no answer tells; what is too much (reliability sheet, 4 C and D). */
import { connect } from 'node:net';
import { expect as look, type Page } from '@playwright/test';
import { PRODUCT_PORT, PRODUCT_URL } from './addresses.ts';
import { completed, customer, onlyReader, orderCheck } from './given.ts';
import { builtActions, callAction, knock, ownersCookie, queryDatabase } from './knocking.ts';
import { openSearch } from './open-search.ts';
import { sandbox } from './outside.ts';
import { visitor } from './visitor.ts';
import { expect, test } from './watched.ts';

const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202Eevil';
const MALLORY = 5_550_050;

test('each page has a policy of its own: a fresh nonce, no script but ours', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/sign-in', '/settings', '/nowhere']) {
    const policy = (await knock(path, { cookie: ownersCookie() })).headers.get('content-security-policy') ?? '';
    const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(rules['script-src'], path).toMatch(/'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(rules['script-src'], path).not.toMatch(/unsafe/);
    expect(policy).toContain("object-src 'none'; base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(4);
});

test('every answer, errors and files too, carries the protecting headers and no name of the machinery', async () => {
  const cookie = ownersCookie();
  const answers = {
    page: await knock('/', { cookie }),
    'sign-in': await knock('/sign-in'),
    redirect: await knock('/'),
    'no such page': await knock('/nowhere', { cookie }),
    'no such file': await knock('/_next/static/chunks/nothing.js'),
    'bad encoding': await knock('/%E0%A4%A', { cookie }),
    api: await knock('/api/v1/me'),
    'no such route': await knock('/api/nowhere'),
    'what only begins like a file': await knock('/fonts/x', { cookie }),
    'a file that robots ask for': await knock('/robots.txt', { cookie }),
    'more than an icon': await knock('/icon.svg.x', { cookie }),
    'under an icon': await knock('/icon.svg/x', { cookie }),
    'like a folder of the build': await knock('/_next/staticx', { cookie }),
    'no such picture': await knock('/_next/image?url=x&w=64&q=75', { cookie }),
    'bad action': await knock('/', { method: 'POST', cookie, headers: { 'next-action': 'zz' }, body: '[]' }),
    'broken action': await knock('/', {
      method: 'POST',
      cookie,
      headers: { 'next-action': builtActions().searchAction ?? '', origin: PRODUCT_URL },
      body: '{{{',
    }),
    'broken sign-in': await knock('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { origin: PRODUCT_URL, 'content-type': 'application/json' },
      body: '{',
    }),
  };
  for (const [name, { headers, text }] of Object.entries(answers)) {
    expect(headers.get('strict-transport-security'), name).toMatch(/max-age=(\d{8,})/);
    expect(headers.get('x-content-type-options'), name).toBe('nosniff');
    expect(headers.get('referrer-policy'), name).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy'), name).toBe('same-origin');
    expect(headers.get('x-frame-options'), name).toBe('DENY');
    expect(headers.get('x-powered-by'), name).toBeNull();
    if (headers.get('content-type')?.includes('html')) expectPolicy(headers.get('content-security-policy'), name);
    expect(text, name).not.toMatch(
      /node_modules|\bat [\w.<>]+ \(|file:\/\/|\bselect \S+ from\b|PrismaClient|ECONNREFUSED/i,
    );
  }
});

function expectPolicy(policy: string | null, name: string) {
  expect(policy, name).toContain("object-src 'none'");
  expect(policy, name).toContain("frame-ancestors 'none'");
  expect(policy, name).toMatch(/script-src ('none'|'self' 'nonce-)/);
}

test('nothing that is for signed-in people alone may be kept by a cache', async () => {
  const cookie = ownersCookie();
  for (const path of ['/', '/checks', '/settings', '/customers', '/api/v1/me'])
    expect((await knock(path, { cookie })).headers.get('cache-control'), path).toContain('no-store');
  const marked = (await knock('/customers', { cookie, headers: { rsc: '1' } })).headers.get('location') ?? '';
  const payload = await knock(marked, { cookie, headers: { rsc: '1' } });
  expect(payload.headers.get('content-type')).toContain('text/x-component');
  expect(payload.headers.get('cache-control')).toContain('no-store');
});

test('a HEAD of the live stream opens none', async () => {
  const { cookie } = await visitor('heads');
  for (let n = 0; n < 21; n += 1) expect((await knock('/api/live', { method: 'HEAD', cookie })).status).toBe(405);
  expect(await probeLive(cookie)).toBe(200);
});

test('names from strangers are text on every page: no element, no script, no turned line', async ({ page }) => {
  await onlyReader('reads.evil', 'seed');
  await sandbox('profile', { username: 'evil', fullName: HOSTILE, followers: 20, following: 30, mutual: 5 });
  await customer(MALLORY, HOSTILE.slice(0, 64), 1);
  const checkId = await orderCheck(MALLORY, 'evil');
  await completed(checkId);
  await queryDatabase(
    `update check_pages set full_names = array_fill($1::text, array[cardinality(user_ids)]) where check_id = $2`,
    [HOSTILE, checkId],
  );
  for (const path of [
    `/checks/${checkId}`,
    `/checks/${checkId}?list=mutual`,
    '/checks',
    '/customers',
    `/customers/${MALLORY}`,
    '/',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectInert(page);
  }
  await page.goto(`/checks/${checkId}`);
  await expect(page.getByRole('listitem').filter({ hasText: '<img src=x' }).first()).toBeVisible();
  await (await openSearch(page)).fill(HOSTILE.slice(0, 20));
  await expect(page.getByRole('option', { name: /<img/ })).toBeVisible();
  await expectInert(page);
});

test('too much is refused and the product goes on: a large body, deep JSON, many streams', async () => {
  const { cookie } = await visitor('greedy');
  const large = 'x'.repeat(2_000_000);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x']));
  const action = { 'next-action': builtActions().searchAction ?? '', origin: PRODUCT_URL };
  const asAction = await knock('/', { method: 'POST', cookie, headers: action, body: `["${large}"]` });
  expect(asAction.status).toBe(413);
  expect((await callAction('searchAction', { cookie, path: '/', fields: many })).status).toBe(413);
  const form = { origin: PRODUCT_URL, 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = { method: 'POST', headers: form, body: `email=${large}` };
  expect((await knock('/api/auth/callback/credentials', signIn)).status).toBe(413);
  for (const body of ['['.repeat(100_000), '['.repeat(100_000) + ']'.repeat(100_000), '{{{', ''])
    expect((await knock('/', { method: 'POST', cookie, headers: action, body })).status).toBe(400);
  expect((await callAction('searchAction', { cookie, path: '/', args: ['greedy'] })).status).toBe(200); // as a page sends it

  const stop = new AbortController();
  const open = () =>
    fetch(`${PRODUCT_URL}/api/live`, { headers: { cookie: `mutuals.session=${cookie}` }, signal: stop.signal });
  const streams = await Promise.all(Array.from({ length: 20 }, open));
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(streams[0]?.headers.get('cache-control')).toContain('no-store');
  expect((await open()).status).toBe(429);
  stop.abort();
  await look.poll(async () => await probeLive(cookie), { timeout: 30_000 }).toBe(200); // the places are free again
  expect((await knock('/api/live')).status).toBe(401);
  expect((await knock(`/api/live?token=${cookie}`)).status).toBe(401);
  expect((await knock('/api/health')).status).toBe(200);
});

test('a body that trickles in is cut after seconds, at every door that takes one', async () => {
  const { cookie } = await visitor('slow');
  const slow = (path: string, more: string) =>
    raw(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${PRODUCT_PORT}\r\nOrigin: ${PRODUCT_URL}\r\nContent-Length: 100\r\nCookie: mutuals.session=${cookie}\r\n${more}\r\n\r\n[`,
      40_000,
    );
  const doors = [
    slow('/api/auth/callback/credentials', 'Content-Type: application/x-www-form-urlencoded'),
    slow('/', `Next-Action: ${builtActions().searchAction}\r\nContent-Type: text/plain`),
    slow('/sign-in', 'Content-Type: text/plain'),
    slow('/api/live', 'Content-Type: text/plain'),
  ];
  for (const answer of await Promise.all(doors)) expect(answer).toMatch(/^HTTP\/1\.1 (408|405)/);
  expect((await knock('/api/health')).status).toBe(200);
});

test('a sign that no text can hold finds nothing, and is no fault of the server', async () => {
  const cookie = ownersCookie();
  for (const path of ['/customers?search=%00', '/customers?search=a%00b', '/checks?status=%00', '/?after=%00'])
    expect((await knock(path, { cookie })).status, path).toBe(200);
  for (const path of ['/%00', '/checks/%00', '/customers/%00', '/accounts/a%00', '/codes/%00', '/pictures/steps/%00'])
    expect([400, 404], path).toContain((await knock(path, { cookie })).status);
  const found = await callAction('searchAction', { cookie, path: '/', args: ['\0'] });
  expect(found.status).toBe(200);
  expect(found.text).not.toContain('unexpected');
});

test('the server fetches nothing for a stranger: no foreign picture, no address in place of a path', async () => {
  const picture = await knock('/_next/image?url=https%3A%2F%2Fevil.example%2Fx.png&w=64&q=75');
  expect([307, 400, 404]).toContain(picture.status);
  const answer = await raw(
    `GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  expect(answer).not.toMatch(/101 Switching|ECONNREFUSED|502/);
  expect((await knock('/api/health')).status).toBe(200);
});

async function probeLive(cookie: string): Promise<number> {
  const stop = new AbortController();
  const { status } = await fetch(`${PRODUCT_URL}/api/live`, {
    headers: { cookie: `mutuals.session=${cookie}` },
    signal: stop.signal,
  });
  stop.abort();
  return status;
}

async function expectInert(page: Page) {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"], main script')).toHaveCount(0);
}

/** Bytes as they are; what came back until the server closed or was silent for that long. */
function raw(request: string, silenceMs = 1_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(PRODUCT_PORT, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}
