/** Doors that must stay as they are, or must not be there at all (docs/facts/reliability.md#attacks: E and F46, and beside it). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { callApi, readApi, readList } from './api.ts';
import { inParallel } from './in-parallel.ts';
import { actionNamed, callAction, knock, sendRaw } from './knock.ts';
import { buildOf, type Target } from './target.ts';

/** A customer who is none. */
const STRANGER = 5_550_666;
const UPDATE = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 0,
    text: '/start',
    chat: { id: STRANGER, type: 'private' },
    from: { id: STRANGER, is_bot: false, first_name: 'Planted' },
  },
};
const INIT_DATA = 'query_id=AA&user=%7B%22id%22%3A5550666%7D&auth_date=1&hash=00';

/** E37. */
export async function tokensInAddressesAreRefused(target: Target): Promise<void> {
  const { secret } = await target.issue('viewer');
  const authorization = `Bearer ${secret}`;
  for (const query of [`token=${secret}`, `access_token=${secret}`, `a=${secret}`]) {
    for (const headers of [undefined, { authorization }]) {
      const answer = await knock(target, `/api/v1/me?${query}`, headers && { headers });
      assert.equal(answer.status, 401, query.split('=')[0]);
    }
  }
  assert.equal((await callApi(target, 'GET', '/me', secret)).status, 200, 'in the header it is taken');
}

/** E38: updates are fetched; nobody may bring them. */
export async function noDoorTakesUpdates(target: Target): Promise<void> {
  const named = (target.build?.routes ?? []).filter((route) => /telegram|webhook|bot|update/i.test(route));
  assert.deepEqual(named, [], 'no route of the build is for Telegram');
  const guesses = [
    '/',
    '/telegram',
    '/webhook',
    '/bot',
    '/api/telegram',
    '/api/webhook',
    '/api/bot',
    '/api/v1/telegram',
    '/api/v1/webhook',
  ];
  for (const path of guesses) {
    for (const secret of ['', 'guessed']) {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
      const answer = await knock(target, path, { method: 'POST', headers, body: JSON.stringify(UPDATE) });
      assert.ok([307, 401, 403, 404, 405, 415].includes(answer.status), `${path} answered ${answer.status}`);
    }
  }
  await nobodyCameIn(target);
}

/** E40: there is no mini app and no sign-in with Telegram. */
export async function noDoorTakesInitData(target: Target): Promise<void> {
  const providers = JSON.parse((await knock(target, '/api/auth/providers')).text) as object;
  assert.deepEqual(Object.keys(providers), ['credentials'], 'e-mail and password are the one way to sign in');
  const routes = ['/api/v1/me', '/api/auth/callback/telegram', '/api/auth/signin/telegram', '/api/telegram/init', '/'];
  await inParallel(routes, async (path) => {
    const headers = { origin: target.url, authorization: `tma ${INIT_DATA}`, 'x-telegram-init-data': INIT_DATA };
    const looked = await knock(target, `${path}?${INIT_DATA}`, { headers });
    const sent = await knock(target, path, { method: 'POST', headers, body: new URLSearchParams(INIT_DATA) });
    for (const { status, headers: given } of [looked, sent]) {
      assert.ok([302, 307, 400, 401, 403, 404, 405].includes(status), `${path} answered ${status}`);
      assert.doesNotMatch(given.getSetCookie().join(), /mutuals\.session=[^;]/, path);
    }
  });
  await nobodyCameIn(target);
}

async function nobodyCameIn(target: Target): Promise<void> {
  const { status } = await callApi(target, 'GET', `/customers/${STRANGER}`, target.tokens.owner);
  assert.equal(status, 404, 'a customer came in by a door that is not there');
}

/** F46. */
export async function storedSecretsStayStored(target: Target): Promise<void> {
  const accounts = await readList(target, 'accounts', '/accounts');
  for (const account of accounts) {
    const text = JSON.stringify(await readApi(target, `/accounts/${account.id}`));
    assert.doesNotMatch(text, /"(sealed\w*|password|totpSeed|sessionId|storageState)":/i, account.username);
    assert.doesNotMatch(text, /v1\.[0-9a-f]{16}\./, 'not even sealed');
    const page = await knock(target, `/accounts/${account.id}`, { cookie: target.people.owner.cookie });
    for (const [input] of page.text.matchAll(/<input[^>]*type="password"[^>]*>/g))
      assert.doesNotMatch(input, /value="[^"]/, 'fields for secrets are blank');
    assert.doesNotMatch(page.text, /v1\.[0-9a-f]{16}\.|sealed_?(password|identity|totp)/i, account.username);
  }
  const people = JSON.stringify(await readList(target, 'operators', '/operators'));
  assert.doesNotMatch(people, /argon|hash|seed/i);
  if (target.webPid === null) return;
  const environment = readFileSync(`/proc/${target.webPid}/environ`, 'utf8');
  assert.match(environment, /VAULT_PUBLIC_KEY=/, 'the settings of the web process are there');
  assert.doesNotMatch(environment, /VAULT_PRIVATE_KEYS=|vault-private|KEY_FILE=/, 'the key that opens is not');
}

/** X4: credits, at the dashboard's door and at the API's. */
export async function rightsAreTheSameAtEveryDoor(target: Target): Promise<void> {
  const path = `/customers/${STRANGER}/credits`;
  const owners = await callApi(target, 'POST', path, target.tokens.owner, { credits: 1, note: 'attack' });
  assert.equal(owners.status, 404, 'an owner may, and there is no such customer');
  for (const role of ['viewer', 'operator'] as const) {
    const { status } = await callApi(target, 'POST', path, target.tokens[role], { credits: 1, note: 'attack' });
    assert.equal(status, 403, `the token of a ${role} gives credits`);
  }
  const give = actionNamed('giveCreditsAction', buildOf(target));
  const answerTo = async (role: 'operator' | 'owner') => {
    const call = { cookie: target.people[role].cookie, path: `/customers/${STRANGER}`, args: [String(STRANGER)] };
    return (await callAction(target, give, { ...call, fields: { credits: '1', note: 'attack' } })).text;
  };
  const refused = /"message":"([^"]*)"/.exec(await answerTo('operator'))?.[1];
  assert.ok(refused, 'the page of an operator says that it may not');
  assert.ok(!(await answerTo('owner')).includes(refused), 'and to an owner that there is no such customer');
}

/** X7: U+0000 in a text. */
export async function signsThatNoTextHoldsAreHarmless(target: Target): Promise<void> {
  const { cookie } = target.people.owner;
  for (const path of ['/customers?search=%00', '/customers?search=a%00b', '/checks?status=%00', '/?after=%00'])
    assert.equal((await knock(target, path, { cookie })).status, 200, path);
  for (const path of ['/%00', '/checks/%00', '/customers/%00', '/accounts/a%00', '/codes/%00', '/pictures/steps/%00'])
    assert.ok([400, 404].includes((await knock(target, path, { cookie })).status), path);
  const search = actionNamed('searchAction', buildOf(target));
  const found = await callAction(target, search, { cookie, args: ['\0'] });
  assert.equal(found.status, 200);
  assert.doesNotMatch(found.text, /unexpected/);
}

/** X7: whoever makes a browser believe in another name of this host chooses `Host` as well as `Origin`. */
export async function otherNamesOfTheHostSignNobodyIn(target: Target): Promise<void> {
  const { email, password } = target.people.viewer;
  const body = new URLSearchParams({ email, password, csrfToken: 'x', json: 'true' }).toString();
  for (const name of ['evil.example', 'rebound.example:1']) {
    const lines = [
      'POST /api/auth/callback/credentials HTTP/1.1',
      `Host: ${name}`,
      `Origin: ${new URL(target.url).protocol}//${name}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    const answer = await sendRaw(target, `${lines.join('\r\n')}\r\n\r\n${body}`, 5_000);
    assert.match(answer, /^HTTP\/1\.1 (403|404|421)/, name);
    assert.doesNotMatch(answer, /session=[^;]/, name);
  }
}
