import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

const SEED = 'JBSWY3DPEHPK3PXP';
const PASSWORD = 'never-to-be-seen-again';

let api: ApiWorld;
let id: string;
const at = (action = '') => `/api/v1/accounts/${id}${action}`;
const post = (action: string, body?: unknown) => api.call('POST', at(action), body === undefined ? {} : { body });

beforeAll(async () => {
  api = await createApiWorld();
  const body = { username: '@Mutuals.Reader', password: PASSWORD, totpSeed: 'jbsw y3dp ehpk 3pxp', notes: 'first' };
  const { body: account } = await api.call('POST', '/api/v1/accounts', { body });
  id = String(account.id);
});
afterAll(() => api[Symbol.asyncDispose]());

it('shows that there are credentials, and never which', async () => {
  const one = await api.call('GET', at(), { as: 'viewer' });
  expect(one.body).toMatchObject({
    username: 'mutuals.reader',
    status: 'ready',
    health: 'signed_out',
    autoRefresh: { possible: true },
    hasPassword: true,
    hasTotpSeed: true,
    notes: 'first',
    generations: [],
    moves: [{ event: 'add', to: 'ready' }],
  });
  const all = await api.call('GET', '/api/v1/accounts', { as: 'viewer' });
  const audit = await api.call('GET', '/api/v1/audit', { as: 'owner' });
  const shown = JSON.stringify([one.body, all.body, audit.body]);
  for (const secret of [PASSWORD, SEED, 'sealed']) expect(shown).not.toContain(secret);
});

it('refuses the same account a second time', async () => {
  const again = await api.call('POST', '/api/v1/accounts', { body: { username: 'mutuals.reader' } });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
});

it('changes what is named and nothing else', async () => {
  const change = (body: unknown) => api.call('PATCH', at(), { body });
  expect((await change({ totpSeed: null, notes: null })).body).toMatchObject({
    hasPassword: true,
    hasTotpSeed: false,
    notes: null,
    autoRefresh: { possible: false, reason: 'no_totp_seed' },
  });
  expect((await change({ totpSeed: SEED })).body).toMatchObject({ hasTotpSeed: true });
  for (const wrong of [{}, { status: 'retired' }, { totpSeed: 'not base32 at all!' }, { password: '' }]) {
    expect((await change(wrong)).status).toBe(400);
  }
});

describe('a move', () => {
  const statusAfter = async (action: string) => {
    const { status, body } = await post(action);
    return status === 200 ? body.status : status;
  };

  it('happens once; a second time is a conflict and changes nothing', async () => {
    expect(await statusAfter('/pause')).toBe('paused');
    expect(await statusAfter('/pause')).toBe(409);
    expect(await statusAfter('/unblock')).toBe(409);
    expect(await post('/refresh')).toMatchObject({ status: 409, body: { error: { detail: { status: 'paused' } } } });
    expect(await statusAfter('/resume')).toBe('ready');
    expect(await statusAfter('/resume')).toBe(409);
  });

  it('takes a block away', async () => {
    await api.world.ctx.db.account.update({ where: { id }, data: { status: 'blocked', blockedFor: 'wrong_password' } });
    expect((await api.call('GET', at())).body).toMatchObject({ health: 'blocked', blockedFor: 'wrong_password' });
    expect(await statusAfter('/unblock')).toBe('ready');
    await api.world.ctx.db.account.update({ where: { id }, data: { status: 'suspended' } });
    expect(await statusAfter('/unblock')).toBe('ready');
  });

  it('puts the account of a session that is handed in back to use', async () => {
    const sandbox = api.world.instagram.account({ username: 'mutuals.reader', password: PASSWORD });
    await post('/pause');
    expect(await post('/session', { sessionId: 'not a session' })).toMatchObject({ status: 400 });
    expect(await post('/session', { sessionId: '1:abcdefgh:1:xyz' })).toMatchObject({ status: 422 });
    expect((await api.call('GET', at())).body).toMatchObject({ status: 'paused', generation: null });
    const handed = await post('/session', { sessionId: sandbox.session().sessionId });
    expect(handed.body).toMatchObject({ status: 'ready', health: 'active', generation: { source: 'handed_in' } });
  });

  it('of retirement withdraws the session and is the last', async () => {
    expect((await post('/retire')).body).toMatchObject({ status: 'retired', generation: null });
    for (const action of ['/retire', '/pause', '/resume', '/unblock', '/refresh'])
      expect(await statusAfter(action)).toBe(409);
    expect((await api.call('GET', at())).body).toMatchObject({ generations: [{ causeOfDeath: 'withdrawn' }] });
  });

  it('is in the audit log with the token that asked for it', async () => {
    const { body } = await api.call('GET', `/api/v1/audit?subjectKind=account&subjectId=${id}&limit=1`, {
      as: 'owner',
    });
    expect(body.entries).toMatchObject([
      { action: 'account.retired', actor: { kind: 'token', name: 'test operator' } },
    ]);
    expect(body.next).not.toBeNull();
  });
});
