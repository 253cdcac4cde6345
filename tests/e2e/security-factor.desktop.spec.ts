/** The second factor against those who know a password or stole a session (docs/facts/reliability.md#attacks: B16, B17, B19). */
import { expect, test } from '@playwright/test';
import { PRODUCT_URL } from './addresses.ts';
import { confirmEverybody, forgetConfirmations } from './confirmation.ts';
import { queryDatabase } from './knocking.ts';
import { actions, callAction, codeOf, firstStep, jarOf, person, secondStep, withApp } from './second-step.ts';

const NOBODY = '0198c0de-0000-7000-8000-00000000dead';

const look = (path: string, cookie: string) =>
  fetch(`${PRODUCT_URL}${path}`, { redirect: 'manual', headers: { cookie } });
const isIn = async (jar: string) => (await look('/settings', jar)).status === 200;

test('the password alone opens nothing, wherever one goes with what it gave', async () => {
  const { typed, seed } = await withApp('halfway');
  const { jar, text } = await firstStep(typed);
  expect(text).not.toContain('mutuals.session=ey');
  expect(text).toMatch(/mutuals\.pending=[^;]{40,}; Path=\/;.*HttpOnly; SameSite=strict/i);
  expect(text).toContain('second_factor');

  const secret = jar.split('=')[1] ?? '';
  expect(await (await look('/api/auth/session', jar)).text()).not.toContain('sid');
  for (const cookie of [jar, `mutuals.session=${secret}`, `${jar}; mutuals.session=${secret}`]) {
    for (const path of ['/', '/settings', '/customers', '/set-up-factor', '/api/bell', '/api/live'])
      expect([307, 401, 403, 404], `${path} ${cookie}`).toContain((await look(path, cookie)).status);
    const fields = { name: 'x', role: 'owner' };
    const token = await callAction('createTokenAction', { jar: cookie, path: '/settings', fields });
    expect(token.text).not.toContain('"ok":true');
  }
  const done = await secondStep(jar, codeOf(seed, 1));
  expect(done.text).toContain('"ok":true');
  expect(await isIn(jarOf(done.headers, 'mutuals.session'))).toBe(true);
});

test('a begun sign-in is of one browser, a code is good once, five wrong ones end it', async () => {
  const { typed, seed, codes } = await withApp('guessed');
  const { jar } = await firstStep(typed);
  for (const foreign of ['', 'mutuals.pending=', `mutuals.pending=${NOBODY}`, `${jar}x`]) {
    expect((await look('/sign-in/factor', foreign)).status).toBe(307);
    expect((await secondStep(foreign, codeOf(seed, 1))).text).toContain('"over"');
  }
  for (const origin of ['https://evil.example', 'null', null]) {
    const crossed = await secondStep(jar, codeOf(seed, 1), origin);
    expect(jarOf(crossed.headers, 'mutuals.session'), `origin ${origin}`).toBe('');
  }
  const code = codeOf(seed, 1);
  expect((await secondStep(jar, code)).text).toContain('"ok":true');
  const again = await firstStep(typed);
  expect((await secondStep(again.jar, code)).text).toContain('"ok":false');
  expect((await secondStep(jar, codes[0] ?? '')).text).toContain('"over"'); // it gave its one session

  for (let wrong = 1; wrong < 5; wrong += 1)
    expect((await secondStep(again.jar, '000000')).text).toContain('"ok":false');
  expect((await secondStep(again.jar, codes[0] ?? '')).text).toContain('"ok":false');
  expect((await look('/sign-in/factor', again.jar)).status).toBe(307);
  const third = await firstStep(typed);
  expect((await secondStep(third.jar, codes[0] ?? '')).text).toContain('Too many wrong codes'); // beginning anew gives no tries
});

const PERSON = { name: 'planted', email: 'planted@example.org', password: 'a password of a planter', role: 'owner' };
type Call = { args?: unknown[]; fields?: Record<string, string> };

/** What gives lasting power, called as an attacker would. Each asks who one is. */
const ASKING: Record<string, Call> = {
  createTokenAction: { fields: { name: 'planted', role: 'owner' } },
  addOperatorAction: { fields: PERSON },
  changeOperatorAction: { args: [NOBODY], fields: { role: 'owner', access: 'open' } },
  resetPasswordAction: { args: [NOBODY], fields: { any: 'form' } },
  setCredentialsAction: { args: [NOBODY], fields: { password: 'planted' } },
  addAccountAction: { fields: { username: 'planted', password: 'planted' } },
  handInAction: { args: [NOBODY], fields: { sessionId: `5550001%3A${'a'.repeat(14)}%3A20` } },
  retireAction: { args: [NOBODY] },
  askForLinkAction: {},
  deleteCustomerAction: { args: ['5550099'] },
  beginAppAction: { fields: { name: 'planted' } },
  beginPasskeyAction: { fields: { name: 'planted' } },
  removeFactorAction: { args: [NOBODY, 'Phone'] },
  newRecoveryCodesAction: {},
  resetFactorsAction: { args: [NOBODY] },
  requireFactorsAction: { args: [true] },
};

test('a stolen session does nothing that lasts: each such action asks who one is, and changes nothing', async () => {
  expect(Object.keys(actions())).toEqual(expect.arrayContaining(Object.keys(ASKING)));
  const { jar, id } = await withApp('stolen');
  const [factor] = await queryDatabase<{ id: string }>('select id from second_factors where operator_id = $1', [id]);
  await forgetConfirmations();
  const before = await lasting();
  for (const [name, call] of Object.entries(ASKING)) {
    const own = name === 'removeFactorAction' ? { args: [factor?.id, 'Phone'] } : call;
    const answer = await callAction(name, { jar, ...own });
    expect(answer.text, name).toContain('"prove"');
  }
  expect(await lasting()).toEqual(before);
});

/** Whatever an action of the list would have changed. */
function lasting(): Promise<unknown[]> {
  return queryDatabase(`
    select (select count(*) from api_tokens) tokens, (select count(*) from operators) people,
           (select string_agg(role::text || password_hash, ',' order by id) from operators) roles,
           (select count(link_code_hash) from operators) links, (select count(*) from accounts) accounts,
           (select count(*) from second_factors) factors, (select count(*) from recovery_codes) codes,
           (select count(*) from settings where key like 'second_factor%') duties`);
}

test('where owners need a second factor, one without it may set it up and nothing else', async () => {
  const [owner, operator] = [await person('unprotected', 'owner'), await person('free', 'operator')];
  const [{ jar }, free] = [await firstStep(owner.typed), await firstStep(operator.typed)];
  const key = 'second_factor.required_for_owners';
  await queryDatabase(`insert into settings (key, value, updated_at) values ('${key}', 'true', now())
    on conflict (key) do update set value = 'true'`);
  try {
    for (const path of ['/', '/settings', '/customers', '/accounts'])
      expect((await look(path, jar)).headers.get('location') ?? '', path).toMatch(/\/set-up-factor$/);
    for (const path of ['/api/bell', '/api/live']) expect((await look(path, jar)).status, path).toBe(403);
    const fields = { name: 'x', role: 'owner' };
    const token = await callAction('createTokenAction', { jar, path: '/set-up-factor', fields });
    expect(token.text).not.toContain('"ok":true');
    expect((await look('/set-up-factor', jar)).status).toBe(200);
    expect(await isIn(free.jar)).toBe(true);

    await confirmEverybody();
    const begun = await callAction('beginAppAction', { jar, path: '/set-up-factor', fields: { name: 'Phone' } });
    const seed = /"seed":"([A-Z2-7]{32})"/.exec(begun.text)?.[1] ?? '';
    await callAction('proveAppAction', { jar, path: '/set-up-factor', args: [codeOf(seed)] });
    expect(await isIn(jar)).toBe(true);
  } finally {
    await queryDatabase(`delete from settings where key = '${key}'`);
  }
});
