import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type SignInClient } from '#/testing/sandbox/sign-in-client.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';

let instagram: InstagramSandbox;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'json' });
});
afterEach(() => instagram.close());

const SEED = 'JBSWY3DPEHPK3PXP';

const LOGIN = '/api/v1/web/accounts/login/ajax/';
const password = (plain: string) => `#PWD_INSTAGRAM_BROWSER:0:1790000000:${plain}`;

describe('a new browser', () => {
  it('gets its cookies with their real attributes, without a domain outside instagram.com', async () => {
    const response = await fetch(instagram.origin);
    const cookies = response.headers.getSetCookie();
    expect(cookies.find((cookie) => cookie.startsWith('csrftoken'))).toMatch(
      /^csrftoken=\w{32}; Path=\/; Max-Age=31449600; Secure$/,
    );
    expect(cookies.find((cookie) => cookie.startsWith('ig_did'))).toContain('Max-Age=63072000; HttpOnly');
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['csrftoken', 'mid', 'ig_did', 'ig_nrcb', 'datr']);
    expect(response.headers.get('x-ig-capacity-level')).toBe('3');
  });
});

describe.each([LOGIN, '/accounts/login/ajax/'])('the sign-in at %s', (path) => {
  it('signs in with a password and gives a session and a csrftoken in that very answer', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret' });
    const client = await createClient(instagram.origin);
    const response = await client.post(path, { username: 'reader', enc_password: password('secret') });
    expect(await response.json()).toMatchObject({ authenticated: true, userId: account.id.toString(), status: 'ok' });
    expect(response.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['sessionid', 'csrftoken', 'ds_user_id', 'rur']),
    );
    expect(client.jar.get('sessionid')).toMatch(new RegExp(`^${account.id}%3A\\w{14}%3A\\d{1,2}%3AAY[\\w-]+$`));
    const probe = await client.get('/graphql/query/?query_hash=d6f4427fbe92d846298cf93df0b937d3&variables={}');
    expect(await probe.json()).toMatchObject({ data: { user: { username: 'reader' } } });
    expect(probe.headers.get('x-ig-set-www-claim')).toMatch(/^hmac\./);
  });

  it('tells a wrong password from an unknown user', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    const client = await createClient(instagram.origin);
    expect(await (await client.post(path, { username: 'reader', enc_password: password('no') })).json()).toEqual({
      authenticated: false,
      user: true,
      status: 'ok',
    });
    expect(await (await client.post(path, { username: 'ghost', enc_password: password('no') })).json()).toEqual({
      authenticated: false,
      user: false,
      status: 'ok',
    });
  });

  it('refuses a post without the CSRF token', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    const client = await createClient(instagram.origin);
    expect((await client.post(path, { username: 'reader', enc_password: password('secret') }, 'forged')).status).toBe(
      403,
    );
    expect(instagram.accountOf('reader').passwordPosts()).toBe(0);
  });
});

describe('the second factor', () => {
  it('takes a code of the authenticator once, and one step of delay', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', totpSeed: SEED });
    const client = await createClient(instagram.origin);
    const identifier = await startSignIn(client);
    const code = account.totp() ?? '';
    const right = await client.post(`${LOGIN}two_factor/`, { username: 'reader', verificationCode: code, identifier });
    expect(await right.json()).toMatchObject({ authenticated: true, status: 'ok' });

    const again = await startSignIn(await createClient(instagram.origin));
    const second = await createClient(instagram.origin);
    const reused = await second.post('/accounts/login/ajax/two_factor/', {
      username: 'reader',
      verificationCode: code,
      identifier: again,
    });
    expect(reused.status).toBe(400);
    expect(await reused.json()).toMatchObject({
      message: 'Please check the security code and try again.',
      status: 'fail',
    });
    expect(account.signIns()).toBe(1);
  });

  it('accepts the code of the step before, not of the one before that', async () => {
    let now = Date.parse('2026-11-23T12:00:10Z');
    await using timed = await createInstagram({ now: () => new Date(now) });
    const account = timed.account({ username: 'reader', password: 'secret', totpSeed: SEED });
    const before = instagram;
    instagram = timed;
    const [client, late] = [await createClient(instagram.origin), account.totp() ?? ''];
    const identifier = await startSignIn(client);
    now += 60_000;
    expect((await client.post(`${LOGIN}two_factor/`, { verificationCode: late, identifier })).status).toBe(400);
    now -= 30_000;
    expect((await client.post(`${LOGIN}two_factor/`, { verificationCode: late, identifier })).status).toBe(200);
    instagram = before;
  });

  it('sends a text for accounts with text codes, and takes a backup code once', async () => {
    const account = instagram.account({
      username: 'reader',
      password: 'secret',
      twoFactor: 'text',
      backupCodes: ['12345678'],
    });
    const client = await createClient(instagram.origin);
    const identifier = await startSignIn(client);
    expect(account.lastCode()).toMatch(/^\d{6}$/);
    expect(
      (await client.post(`${LOGIN}two_factor/`, { verificationCode: account.lastCode() ?? '', identifier })).status,
    ).toBe(200);

    const second = await createClient(instagram.origin);
    expect(
      (
        await second.post(`${LOGIN}two_factor/`, {
          verificationCode: '12345678',
          identifier: await startSignIn(second),
        })
      ).status,
    ).toBe(200);
    expect(
      (
        await second.post(`${LOGIN}two_factor/`, {
          verificationCode: '12345678',
          identifier: await startSignIn(await createClient(instagram.origin)),
        })
      ).status,
    ).toBe(400);
  });

  it('takes a code again in its 30 seconds where that is switched on', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', totpSeed: SEED });
    instagram.switches({ totpReuse: 'accept' });
    for (const client of [await createClient(instagram.origin), await createClient(instagram.origin)]) {
      const form = { verificationCode: account.totp() ?? '', identifier: await startSignIn(client) };
      expect((await client.post(`${LOGIN}two_factor/`, form)).status).toBe(200);
    }
  });

  it('keeps codes out of the log', async () => {
    const account = instagram.account({ username: 'reader', password: 'secret', totpSeed: SEED });
    const client = await createClient(instagram.origin);
    await client.post(`${LOGIN}two_factor/`, {
      verificationCode: account.totp() ?? '',
      identifier: await startSignIn(client),
    });
    expect(JSON.stringify(instagram.requests.all())).not.toContain(account.totp());
    expect(JSON.stringify(instagram.requests.all())).not.toContain('secret');
  });
});

describe('refusals of a right password', () => {
  it.each([
    ['null_result', 'Unexpected null login result'],
    ['generic_error', 'generic_request_error'],
    ['please_wait', 'Please wait a few minutes'],
    ['feedback_required', 'feedback_required'],
    ['checkpoint', 'checkpoint_url'],
  ] as const)('can be %s', async (mode, piece) => {
    instagram.account({ username: 'reader', password: 'secret' });
    instagram.signIns(mode);
    const client = await createClient(instagram.origin);
    const response = await client.post(LOGIN, { username: 'reader', enc_password: password('secret') });
    expect(await response.text()).toContain(piece);
    expect(client.jar.has('sessionid')).toBe(false);
  });

  it('sends to the page of the challenge that the account must pass', async () => {
    instagram.account({ username: 'reader', password: 'secret', challenge: 'email_code' });
    const response = await (await createClient(instagram.origin)).post(LOGIN, {
      username: 'reader',
      enc_password: password('secret'),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: 'checkpoint_required',
      checkpoint_url: expect.stringMatching(/^\/auth_platform\/codeentry\/\?apc=/),
    });
  });

  it('cannot open a password of version 10, unless told to take it as right', async () => {
    instagram.account({ username: 'reader', password: 'secret' });
    const form = { username: 'reader', enc_password: '#PWD_INSTAGRAM_BROWSER:10:1790000000:AVdQAHN' };
    expect(await (await (await createClient(instagram.origin)).post(LOGIN, form)).text()).toContain(
      'generic_request_error',
    );
    instagram.switches({ encryptedPasswords: 'accept' });
    expect(await (await (await createClient(instagram.origin)).post(LOGIN, form)).json()).toMatchObject({
      authenticated: true,
    });
  });
});

async function startSignIn(client: SignInClient): Promise<string> {
  const response = await client.post(LOGIN, { username: 'reader', enc_password: password('secret') });
  expect(response.status).toBe(400);
  const body = (await response.json()) as {
    two_factor_required: boolean;
    two_factor_info: { two_factor_identifier: string };
  };
  expect(body.two_factor_required).toBe(true);
  return body.two_factor_info.two_factor_identifier;
}
