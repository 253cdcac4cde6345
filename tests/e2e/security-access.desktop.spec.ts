/** Who gets in: every page, route and action of the build, knocked at in every known way (reliability sheet, 4 A). */
import { expect, test } from '@playwright/test';
import { OWNER, PRODUCT_URL, VIEWER } from './addresses.ts';
import { customer, onlyReader } from './given.ts';
import {
  builtActions,
  builtAddresses,
  callAction,
  everything,
  knock,
  ownersCookie,
  pagesOf,
  signInAs,
} from './knocking.ts';
import { api } from './outside.ts';

const SENTINEL = 'Sentinella';
/** Another one each time: what a failed test left behind is known already. */
const READER = `sentinel.${Date.now()}`;
const NOBODY = '0198c0de-0000-7000-8000-00000000dead';
const CUSTOMER = '5550040';
const SUBREQUEST = ['middleware', 'src/middleware', 'proxy', 'src/proxy'].map((name) => Array(5).fill(name).join(':'));
/** A cookie of the right name passes the proxy; what is behind it has to refuse by itself. */
const COOKIES = ['', 'eyJhbGciOiJkaXIi.not.a.session'];

/** What is everybody's to do who is signed in: with their own session, password and screen. */
const OWN_DOINGS = [
  'signOutAction',
  'searchAction',
  'changePasswordAction',
  'chooseTheme',
  'chooseLocale',
  'chooseSlimRail',
  'chooseOwnPasswordAction',
  'endSessionAction',
  'signOutEverywhereAction',
  'askForLinkAction',
  'unlinkAction',
];

type Knocking = { cookie: string; headers?: Record<string, string> };

let accountId = NOBODY;
let ids: Record<string, string> = {};

test.beforeAll(async () => {
  ({ id: accountId } = await onlyReader(READER, 'seed'));
  await customer(Number(CUSTOMER), SENTINEL, 1);
  const other = { checkId: NOBODY, attemptId: NOBODY, challengeId: NOBODY, stepId: NOBODY, tokenId: NOBODY };
  ids = { ...other, accountId, customerId: CUSTOMER, userId: CUSTOMER, nextauth: 'session', address: 'x' };
});

test('an owner sees what strangers must not, so that the tests below can fail', async () => {
  const cookie = ownersCookie();
  expect((await knock('/customers', { cookie })).text).toContain(SENTINEL);
  expect((await knock(`/accounts/${accountId}`, { cookie })).text).toContain(READER);
  expect((await knockOn('/customers', { cookie, headers: { rsc: '1' } })).text).toContain(SENTINEL);
});

test('no page shows anything to a stranger, however its address is written', async () => {
  const guarded = builtAddresses('page', ids).filter((path) => path !== '/sign-in');
  expect(guarded.length).toBeGreaterThanOrEqual(11);
  for (const cookie of COOKIES) {
    for (const path of guarded) {
      await expectShut(path, { cookie });
      await expectShut(path, { cookie, headers: { rsc: '1' } });
      await expectShut(path, { cookie, headers: { rsc: '1', 'next-router-prefetch': '1' } });
      await expectShut(`${path}?_rsc=1`, {
        cookie,
        headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
      });
    }
    for (const path of ['/customers', `/accounts/${accountId}`]) {
      for (const written of otherWaysToWrite(path)) await expectShut(written, { cookie });
      for (const value of SUBREQUEST) await expectShut(path, { cookie, headers: { 'x-middleware-subrequest': value } });
      await expectShut(path, { cookie, headers: { 'x-nonce': 'a', 'x-mutuals-path': '/', 'x-user-id': '1' } });
    }
  }
});

test("no route under /api answers a stranger, not even one with an operator's cookie", async () => {
  const open = ['/api/health', '/api/v1/openapi.json', '/api/auth/session', '/icon.svg'];
  const guarded = builtAddresses('route', ids).filter((path) => !open.includes(path));
  expect(guarded.length).toBeGreaterThan(40);
  const before = await everything();
  for (const path of guarded) {
    const cookies = path.startsWith('/api/v1/') ? [...COOKIES, ownersCookie()] : COOKIES;
    for (const cookie of cookies) {
      for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) {
        const answer = await knock(path, { method, cookie, ...(method === 'GET' ? {} : { body: '{}' }) });
        expect([307, 400, 401, 403, 404, 405, 415], `${method} ${path}`).toContain(answer.status);
        expectNothingShown(answer.text, `${method} ${path}`);
      }
    }
  }
  expect(await everything()).toBe(before);
  expect((await knock('/api/v1/me', { headers: { authorization: 'Bearer %E0%A4%A' } })).status).toBe(401);
  expect((await knock('/api/health')).status).toBe(200);
});

test('what changes something answers GET with 405 and says what it takes', async () => {
  const { paths } = JSON.parse((await knock('/api/v1/openapi.json')).text) as { paths: Record<string, object> };
  const mutating = Object.entries(paths).filter(([, methods]) => !('get' in methods));
  expect(mutating.length).toBeGreaterThan(10);
  for (const [path] of mutating) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'none');
    const answer = await knock(address, { cookie: ownersCookie() });
    expect(answer.status, address).toBe(405);
    expect(answer.headers.get('allow'), address).toMatch(/POST|PUT|PATCH|DELETE/);
  }
});

test('no action does anything for a stranger or for somebody who may only look', async () => {
  const viewer = await signInAs(VIEWER);
  const acting = Object.keys(builtActions());
  expect(acting.length).toBeGreaterThan(20);
  const before = await everything();
  for (const cookie of [...COOKIES, viewer?.cookie ?? '']) {
    for (const name of acting) {
      if (cookie === viewer?.cookie && OWN_DOINGS.includes(name)) continue;
      for (const path of pagesOf(name, ids)) {
        const fields = { username: 'planted', password: 'planted', credits: '5', name: 'planted', role: 'owner' };
        const simple = await callAction(name, { cookie, path, args: [accountId, '123456'] });
        const form = await callAction(name, { cookie, path, args: /add|create/.test(name) ? [] : [accountId], fields });
        for (const { status, text } of [simple, form]) {
          expect(text, `${name} at ${path}`).not.toContain('"ok":true');
          expect([200, 303, 307, 401, 403, 404, 500], name).toContain(status);
          if (cookie !== viewer?.cookie) expectNothingShown(text, name);
        }
      }
    }
    const search = await callAction('searchAction', { cookie, path: '/', args: ['sentinel'] });
    if (cookie !== viewer?.cookie) expectNothingShown(search.text, 'searchAction');
  }
  expect(await everything()).toBe(before);
});

test('somebody who may only look sees no name of a customer on any page, and finds none', async () => {
  const viewer = await signInAs(VIEWER);
  const cookie = viewer?.cookie ?? '';
  for (const path of builtAddresses('page', ids)) {
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[])
      expect((await knock(path, { cookie, headers })).text, path).not.toContain(SENTINEL);
  }
  expect((await knock(`/customers?search=${SENTINEL.slice(0, 5)}`, { cookie })).text).not.toContain(CUSTOMER);
  expect((await callAction('searchAction', { cookie, path: '/', args: ['sentinel'] })).text).not.toContain(SENTINEL);
  expect((await knock('/audit/export', { cookie })).status).toBe(403);
});

test("an owner's form, written as those above, is taken: its names are those that a browser sends", async () => {
  const cookie = ownersCookie();
  const username = `by.form.${Date.now()}`;
  const fields = { username, password: 'as in a browser' };
  const added = await callAction('addAccountAction', { cookie, path: '/accounts', fields });
  expect(added.text).toContain('"ok":true');
  const { accounts } = await api<{ accounts: { id: string; username: string }[] }>('GET', '/accounts');
  const { id = NOBODY } = accounts.find((account) => account.username === username) ?? {};
  const wrong = await callAction('setCredentialsAction', {
    cookie,
    path: `/accounts/${id}`,
    args: [id],
    fields: { password: 'new', ownPassword: 'wrong' },
  });
  expect(wrong.text).toContain('"fields":{"ownPassword"');
  const right = await callAction('setCredentialsAction', {
    cookie,
    path: `/accounts/${id}`,
    args: [id],
    fields: { password: 'new', ownPassword: OWNER.password },
  });
  expect(right.text).toContain('"ok":true');
  expect((await callAction('retireAction', { cookie, path: `/accounts/${id}`, args: [id] })).text).toContain(
    '"ok":true',
  );
});

test('an action counts only when the dashboard itself sent it: no other origin, none at all, not "null"', async () => {
  const cookie = ownersCookie();
  const pause = (origin: string | null) =>
    callAction('pauseAction', { cookie, path: `/accounts/${accountId}`, args: [accountId], origin });
  const status = async () => (await api<{ status: string }>('GET', `/accounts/${accountId}`)).status;
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', null, '']) {
    await pause(origin);
    expect(await status(), `origin ${origin}`).toBe('ready');
  }
  const forwarded = { 'next-action': builtActions().pauseAction ?? '', origin: 'https://evil.example' };
  await knock(`/accounts/${accountId}`, {
    method: 'POST',
    cookie,
    headers: { ...forwarded, 'x-forwarded-host': 'evil.example', 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([accountId]),
  });
  expect(await status()).toBe('ready');
  await pause(PRODUCT_URL);
  expect(await status()).toBe('paused'); // the same request, from the dashboard

  for (const origin of ['https://evil.example', 'null', undefined]) {
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
    if (origin) headers.origin = origin;
    for (const door of ['callback/credentials', 'signout', 'signin/credentials'])
      expect((await knock(`/api/auth/${door}`, { method: 'POST', headers, body: 'csrfToken=x', cookie })).status).toBe(
        403,
      );
  }
});

/** Nothing is shown, and nothing but the sign-in page is at the end of its redirects. */
async function expectShut(path: string, knocking: Knocking, redirects = 0): Promise<void> {
  const answer = await knock(path, knocking);
  const how = `${path} ${JSON.stringify(knocking)}`;
  expectNothingShown(answer.text, how);
  const leads = answer.headers.get('location') ?? answer.headers.get('x-nextjs-redirect');
  if (leads) {
    const target = new URL(leads, PRODUCT_URL);
    expect(target.origin, how).toBe(PRODUCT_URL);
    if (/\/sign-in(\.json)?$/.test(target.pathname)) return;
    expect(redirects, how).toBeLessThan(3);
    return expectShut(target.pathname + target.search, knocking, redirects + 1);
  }
  const bareTree = answer.status === 200 && Boolean(knocking.headers?.['next-router-prefetch']); // names of segments, no page
  if (bareTree) expect(answer.text.length, how).toBeLessThan(4_000);
  else if (answer.status === 200) expect(answer.text, how).toMatch(/NEXT_REDIRECT|sign-in/);
  else expect([400, 401, 404], how).toContain(answer.status);
}

/** Follows the redirect of payloads, which are asked for with a mark in their address. */
async function knockOn(path: string, knocking: Knocking) {
  const answer = await knock(path, knocking);
  const leads = answer.headers.get('location') ?? '';
  return /[?&]_rsc\b/.test(leads) ? knock(leads, knocking) : answer;
}

function expectNothingShown(text: string, how: string) {
  expect(text, how).not.toContain(SENTINEL);
  expect(text, how).not.toContain(READER);
}

/** Spellings that went past a proxy in one of the advisories (reliability sheet, 4). */
function otherWaysToWrite(path: string): string[] {
  const [, first = '', ...rest] = path.split('/');
  const hex = `%${first.charCodeAt(0).toString(16)}${first.slice(1)}`;
  return [
    `${path}.rsc`,
    `${path}.rsc?_rsc=1`,
    `${path}.txt`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.segments/_full.segment.rsc`,
    `${path}.segments/$d$${first}/__PAGE__.segment.rsc`,
    `${path}.segments/!KGRhc2hib2FyZCk/${first}/__PAGE__.segment.rsc`,
    `${path}.json`,
    `/_next/data/build${path}.json`,
    `/_next/data/../..${path}`,
    `/${path}`,
    `//127.0.0.1${path}`,
    `/.${path}`,
    `/${[hex, ...rest].join('/')}`,
    `/en${path}`,
    `/ru${path}`,
    `${path}/`,
    `${path}?nxtPaccountId=${accountId}&nxtPcustomerId=${CUSTOMER}`,
    `/sign-in/..${path}`,
    `/sign-in%2f..${path}`,
    `/api/..${path}`,
    `/icon.svg/..${path}`,
    `/robots.txt/..${path}`,
  ];
}
