/** Pages and routes, knocked at in every known way by whoever is not signed in (docs/facts/reliability.md#attacks: A1 to A5). */
import assert from 'node:assert/strict';
import { idsToChange, idsToLookAt, readApi, readList } from './api.ts';
import { filled } from './build.ts';
import { inParallel } from './in-parallel.ts';
import { type Knock, knock } from './knock.ts';
import { otherWaysToWrite } from './other-ways-to-write.ts';
import { buildOf, type Target } from './target.ts';

/** A cookie of the right name passes the proxy; what is behind it has to refuse by itself. */
export const FALSE_COOKIE = 'eyJhbGciOiJkaXIi.not.a.session';
const SUBREQUEST = ['middleware', 'src/middleware', 'proxy', 'src/proxy'].map((name) => Array(5).fill(name).join(':'));
const PAYLOAD = { rsc: '1' };

/** What an owner sees and nobody else may: without it a knock that shows nothing proves nothing. */
type Secrets = { words: string[]; guarded: string[]; ids: Record<string, string> };

/** A1. */
export async function strangersSeeNoPage(target: Target): Promise<void> {
  await onEveryPage(target, '');
}

/** A1, of the API: neither a stranger nor an operator's cookie opens it, whatever the method. */
export async function strangersGetNoAnswer(target: Target): Promise<void> {
  const secrets = await secretsOf(target);
  const open = ['/api/health', '/api/v1/openapi.json', '/api/auth/session', '/icon.svg'];
  const ids = await idsToChange(target);
  const declared = Object.keys((await readApi<{ paths: object }>(target, '/openapi.json')).paths);
  const routes = [...buildOf(target).routes, ...declared].map((route) => filled(route, ids));
  const guarded = routes.filter((path) => !open.includes(path));
  assert.ok(guarded.length > 40, 'there are more routes than that');
  await inParallel(guarded, async (path) => {
    const cookies = path.startsWith('/api/v1/') ? ['', FALSE_COOKIE, target.people.owner.cookie] : ['', FALSE_COOKIE];
    for (const cookie of cookies) {
      for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) {
        const answer = await knock(target, path, { method, cookie, ...(method === 'GET' ? {} : { body: '{}' }) });
        const how = `${method} ${path}`;
        assert.ok([307, 400, 401, 403, 404, 405, 415].includes(answer.status), `${how} answered ${answer.status}`);
        showsNothing(answer.text, secrets, how);
      }
    }
  });
}

/** A2. */
export async function subrequestsOpenNothing(target: Target): Promise<void> {
  const secrets = await secretsOf(target);
  await inParallel(secrets.guarded, async (path) => {
    for (const cookie of ['', FALSE_COOKIE])
      for (const mark of SUBREQUEST)
        await isShut(target, path, { cookie, headers: { 'x-middleware-subrequest': mark } }, secrets);
  });
}

/** A3. */
export async function otherSpellingsOpenNothing(target: Target): Promise<void> {
  const secrets = await secretsOf(target);
  const payload = await knockOn(target, '/settings', { cookie: target.people.owner.cookie, headers: PAYLOAD });
  assert.ok(payload.text.includes(target.people.owner.name), "an owner's payload shows the owner");
  const spellings = ['/settings', `/accounts/${secrets.ids.accountId}`, '/customers'].flatMap(otherWaysToWrite);
  await inParallel(spellings, async (path) => {
    for (const cookie of ['', FALSE_COOKIE]) await isShut(target, path, { cookie }, secrets);
  });
  await inParallel(secrets.guarded, async (path) => {
    for (const headers of [PAYLOAD, { ...PAYLOAD, 'next-router-prefetch': '1' }])
      await isShut(target, path, { headers }, secrets);
    const tree = { ...PAYLOAD, 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' };
    await isShut(target, `${path}?_rsc=1`, { headers: tree }, secrets);
  });
}

/** A4: parameters and marks that only Next itself and our proxy may set. */
export async function injectedParametersOpenNothing(target: Target): Promise<void> {
  const secrets = await secretsOf(target);
  const { accountId, customerId } = secrets.ids;
  const asOwn = { 'x-nonce': 'a', 'x-mutuals-path': '/', 'x-user-id': '1' };
  await inParallel(secrets.guarded, async (path) => {
    for (const cookie of ['', FALSE_COOKIE]) {
      await isShut(target, `${path}?nxtPaccountId=${accountId}&nxtPcustomerId=${customerId}`, { cookie }, secrets);
      await isShut(target, path, { cookie, headers: asOwn }, secrets);
    }
  });
}

/** A5: the proxy only looks whether there is a cookie, so this one leads past it. */
export async function pagesAdmitForThemselves(target: Target): Promise<void> {
  await onEveryPage(target, FALSE_COOKIE);
}

async function onEveryPage(target: Target, cookie: string): Promise<void> {
  const secrets = await secretsOf(target);
  const own = await knock(target, '/settings?view=people', { cookie: target.people.owner.cookie });
  for (const word of [target.people.owner.name, target.people.owner.email])
    assert.ok(own.text.includes(word), 'an owner sees the people of the dashboard');
  await inParallel(secrets.guarded, (path) => isShut(target, path, { cookie }, secrets));
}

async function secretsOf(target: Target): Promise<Secrets> {
  const ids = await idsToLookAt(target);
  const guarded = buildOf(target)
    .pages.filter((page) => page !== '/sign-in')
    .map((page) => filled(page, ids));
  assert.ok(guarded.length >= 11, 'the build has more pages than that');
  const [account] = await readList(target, 'accounts', '/accounts');
  const { name, email } = target.people.owner;
  const public_ = (await knock(target, '/sign-in')).text;
  const found = [account?.username, target.customer.name].filter((word) => (word?.length ?? 0) > 5);
  const words = found.filter((word) => word && !public_.includes(word)) as string[];
  return { words: [name, email, ...words], guarded, ids };
}

/** Nothing is shown, and nothing but the sign-in page is at the end of its redirects. */
async function isShut(target: Target, path: string, how: Knock, secrets: Secrets, redirects = 0): Promise<void> {
  const answer = await knock(target, path, how);
  const what = `${path} ${JSON.stringify(how)}`;
  showsNothing(answer.text, secrets, what);
  const leads = answer.headers.get('location') ?? answer.headers.get('x-nextjs-redirect');
  if (leads) {
    const { origin, pathname, search } = new URL(leads, target.url);
    assert.equal(origin, target.url, `${what} leads to ${leads}`);
    if (/\/sign-in(\.json)?$/.test(pathname)) return;
    assert.ok(redirects < 3, `${what} leads on and on`);
    return isShut(target, pathname + search, how, secrets, redirects + 1);
  }
  const isBareTree = answer.status === 200 && Boolean(how.headers?.['next-router-prefetch']); // names of segments, no page
  if (isBareTree) assert.ok(answer.text.length < 4_000, `${what} shows more than a tree`);
  else if (answer.status === 200) assert.match(answer.text, /NEXT_REDIRECT|sign-in/, what);
  else assert.ok([400, 401, 404].includes(answer.status), `${what} answered ${answer.status}`);
}

/** Follows the redirect of payloads, which are asked for with a mark in their address. */
async function knockOn(target: Target, path: string, how: Knock) {
  const answer = await knock(target, path, how);
  const leads = answer.headers.get('location') ?? '';
  return /[?&]_rsc\b/.test(leads) ? knock(target, leads, how) : answer;
}

function showsNothing(text: string, { words }: Secrets, what: string): void {
  const shown = words.find((word) => text.includes(word));
  assert.equal(shown, undefined, `${what} shows "${shown}"`);
}
