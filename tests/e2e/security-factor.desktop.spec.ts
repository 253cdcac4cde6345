/** The second factor against those who know a password or stole a session (reliability sheet, 4 B16, B17, B19). */
import { expect, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { PRODUCT_URL } from './addresses.ts';
import { confirmEverybody, forgetConfirmations } from './confirmation.ts';
import {
  builtActions,
  callAction,
  everything,
  knock,
  pagesOf,
  passwordStep,
  queryDatabase,
  signInAs,
} from './knocking.ts';
import { visitor } from './visitor.ts';

const NOBODY = '0198c0de-0000-7000-8000-00000000dead';
const isIn = async (cookie: string) => (await knock('/settings', { cookie })).status === 200;
const codeOf = (seed: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Somebody with an app, set up through the dashboard's own actions. */
async function withApp(name: string) {
  const person = await visitor(name, 'owner');
  const { cookie } = person;
  await confirmEverybody();
  const begun = await callAction('beginAppAction', { cookie, path: '/settings', fields: { name: 'Phone' } });
  const seed = /"seed":"([A-Z2-7]{32})"/.exec(begun.text)?.[1] ?? '';
  const proven = await callAction('proveAppAction', { cookie, path: '/settings', args: [codeOf(seed)] });
  const codes = [...proven.text.matchAll(/[0-9A-Z]{5}-[0-9A-Z]{5}/g)].map(([code]) => code);
  expect(codes).toHaveLength(10);
  return { ...person, seed, codes };
}

const showCode = (jar: string, code: string) =>
  callAction('showFactorCodeAction', { jar, path: '/sign-in/factor', args: [code] });

test('the password alone opens nothing, wherever one goes with what it gave', async () => {
  const { typed, seed } = await withApp('halfway');
  expect(await signInAs(typed)).toBeNull();
  const { jar, text } = await passwordStep(typed);
  expect(text).not.toContain('mutuals.session=');
  expect(text).toMatch(/mutuals\.pending=[^;]{40,}; Path=\/;.*HttpOnly; SameSite=strict/i);
  expect(text).toContain('second_factor');

  const secret = jar.split('=')[1] ?? '';
  expect((await knock('/api/auth/session', { headers: { cookie: jar } })).text).not.toContain('sid');
  for (const cookie of [jar, `mutuals.session=${secret}`, `${jar}; mutuals.session=${secret}`]) {
    for (const path of ['/', '/settings', '/customers', '/set-up-factor', '/api/bell', '/api/live']) {
      const answer = await knock(path, { headers: { cookie } });
      expect([307, 401, 403, 404], `${path} ${cookie}`).toContain(answer.status);
    }
    const token = await callAction('createTokenAction', {
      jar: cookie,
      path: '/settings',
      fields: { name: 'x', role: 'owner' },
    });
    expect(token.text).not.toContain('"ok":true');
  }
  const done = await showCode(jar, codeOf(seed, 1));
  expect(done.text).toContain('"ok":true');
  expect(done.headers.getSetCookie().join()).toMatch(/mutuals\.session=ey/);
});

test('a begun sign-in is of one browser, a code is good once, five wrong ones end it', async () => {
  const { typed, seed, codes } = await withApp('guessed');
  const { jar } = await passwordStep(typed);
  for (const foreign of ['', 'mutuals.pending=', `mutuals.pending=${NOBODY}`, `${jar}x`]) {
    expect((await knock('/sign-in/factor', { headers: { cookie: foreign } })).status).toBe(307);
    expect((await showCode(foreign, codeOf(seed, 1))).text).toContain('"over"');
  }
  const code = codeOf(seed, 1);
  expect((await showCode(jar, code)).text).toContain('"ok":true');
  const again = await passwordStep(typed);
  expect((await showCode(again.jar, code)).text).toContain('"ok":false');
  expect((await showCode(jar, codes[0] ?? '')).text).toContain('"over"'); // it gave its one session

  for (let wrong = 1; wrong < 5; wrong += 1) expect((await showCode(again.jar, '000000')).text).toContain('"ok":false');
  expect((await showCode(again.jar, codes[0] ?? '')).text).toContain('"ok":false');
  expect((await knock('/sign-in/factor', { headers: { cookie: again.jar } })).status).toBe(307);
  const third = await passwordStep(typed);
  expect((await showCode(third.jar, codes[0] ?? '')).text).toContain('Too many wrong codes'); // beginning anew gives no tries
});

const PERSON = { name: 'planted', email: 'planted@example.org', password: 'a password of a planter', role: 'owner' };
type Call = { args?: unknown[]; fields?: Record<string, string> };

/** What gives lasting power, called as an attacker would. Each asks who one is; every other action of the build is listed below. */
const ASKING: Record<string, Call> = {
  createTokenAction: { fields: { name: 'planted', role: 'owner' } },
  addOperatorAction: { fields: PERSON },
  changeOperatorAction: { args: [NOBODY], fields: { role: 'owner', access: 'open' } },
  setCredentialsAction: { args: [NOBODY], fields: { password: 'planted' } },
  addAccountAction: { fields: { username: 'planted', password: 'planted' } },
  handInAction: { args: [NOBODY], fields: { sessionId: `5550001%3A${'a'.repeat(14)}%3A20` } },
  retireAction: { args: [NOBODY] },
  beginAppAction: { fields: { name: 'planted' } },
  beginPasskeyAction: { fields: { name: 'planted' } },
  removeFactorAction: { args: [NOBODY, 'Phone'] },
  newRecoveryCodesAction: {},
  resetPasswordAction: { args: [NOBODY], fields: { name: 'planted' } },
  askForLinkAction: {},
  resetFactorsAction: { args: [NOBODY] },
  requireFactorsAction: { args: [true] },
};
/** These give none, take some away, or ask for the password themselves. */
const NOT_ASKING = [
  'changePasswordAction',
  'proveAppAction',
  'addPasskeyAction',
  'renameFactorAction',
  'askToProveAction',
  'proveAction',
  'showFactorCodeAction',
  'askFactorPasskeyAction',
  'showFactorPasskeyAction',
  'revokeTokenAction',
  'chooseOwnPasswordAction',
  'endSessionAction',
  'endSessionsOfAction',
  'signOutEverywhereAction',
  'unlinkAction',
  'unlinkOperatorAction',
  'allowNamesAction',
  'giveCreditsAction',
  'cancelCheckAction',
  'pauseAction',
  'resumeAction',
  'refreshAction',
  'reinstateAction',
  'dismissWarningAction',
  'abandonAction',
  'answerAction',
  'wishAction',
  'signOutAction',
  'searchAction',
  'chooseTheme',
  'chooseLocale',
  'chooseSlimRail',
];

test('a stolen session does nothing that lasts: each such deed asks who one is, and changes nothing', async () => {
  expect(Object.keys(builtActions()).sort()).toEqual([...Object.keys(ASKING), ...NOT_ASKING].sort());
  const { cookie, id } = await withApp('stolen');
  const [factor] = await queryDatabase<{ id: string }>('select id from second_factors where operator_id = $1', [id]);
  await forgetConfirmations();
  const before = await everything();
  for (const [name, { args = [], fields }] of Object.entries(ASKING)) {
    const [path = '/'] = pagesOf(name, { accountId: NOBODY });
    const own = name === 'removeFactorAction' ? [factor?.id, 'Phone'] : args;
    const answer = await callAction(name, { cookie, path, args: own, ...(fields ? { fields } : {}) });
    expect(answer.text, name).toContain('"prove"');
  }
  expect(await everything()).toBe(before);
  expect(await queryDatabase('select 1 from second_factors where id = $1', [factor?.id])).toHaveLength(1);
  expect(await queryDatabase("select 1 from settings where key like 'second_factor%' and value = 'true'")).toEqual([]);
});

test('where owners need a second factor, one without it may set it up and nothing else', async () => {
  const { cookie } = await visitor('unprotected', 'owner');
  const operator = await visitor('free');
  const key = 'second_factor.required_for_owners';
  await queryDatabase(`insert into settings (key, value, updated_at) values ('${key}', 'true', now())
    on conflict (key) do update set value = 'true'`);
  try {
    for (const path of ['/', '/settings', '/customers', '/accounts'])
      expect((await knock(path, { cookie })).headers.get('location') ?? '', path).toMatch(/\/set-up-factor$/);
    for (const path of ['/api/bell', '/api/live']) expect((await knock(path, { cookie })).status, path).toBe(403);
    const token = await callAction('createTokenAction', {
      cookie,
      path: '/set-up-factor',
      fields: { name: 'x', role: 'owner' },
    });
    expect(token.text).not.toContain('"ok":true');
    expect((await knock('/set-up-factor', { cookie })).status).toBe(200);
    expect(await isIn(operator.cookie)).toBe(true);

    await confirmEverybody();
    const begun = await callAction('beginAppAction', { cookie, path: '/set-up-factor', fields: { name: 'Phone' } });
    const seed = /"seed":"([A-Z2-7]{32})"/.exec(begun.text)?.[1] ?? '';
    await callAction('proveAppAction', { cookie, path: '/set-up-factor', args: [codeOf(seed)] });
    expect(await isIn(cookie)).toBe(true);
  } finally {
    await queryDatabase(`delete from settings where key = '${key}'`);
  }
});

test('the second step takes its actions from the dashboard alone', async () => {
  const { typed, seed } = await withApp('crossed');
  const { jar } = await passwordStep(typed);
  for (const origin of ['https://evil.example', 'null', null]) {
    const name = 'showFactorCodeAction';
    const answer = await callAction(name, { jar, path: '/sign-in/factor', args: [codeOf(seed, 1)], origin });
    expect(answer.headers.getSetCookie().join()).not.toContain('mutuals.session=');
  }
  expect((await fetch(`${PRODUCT_URL}/sign-in/factor`, { headers: { cookie: jar } })).status).toBe(200);
});
