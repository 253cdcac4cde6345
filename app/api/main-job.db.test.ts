/** The main job by script alone: everything that is needed can be done with a token. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld({ limits: { checksPerDay: 3 } });
});
afterAll(() => api[Symbol.asyncDispose]());

const customer = { user_id: 555_000_111, username: 'maria', first_name: 'Maria' };
const get = (path: string) => api.call('GET', path, { as: 'operator' });
const post = (path: string, body?: unknown) => api.call('POST', path, body === undefined ? {} : { body });

it('goes from an account and a credit to lists, a certificate and a file', async () => {
  const { instagram } = api.world;
  const sandbox = instagram.account({ username: 'mutuals.reader', password: 'secret' });
  instagram.profile({ username: 'ada', followers: 120, following: 90, mutual: 40 });

  const account = await post('/api/v1/accounts', { username: 'mutuals.reader', password: 'secret' });
  expect(account).toMatchObject({ status: 201, body: { health: 'signed_out', hasPassword: true, hasTotpSeed: false } });
  const sessionId = sandbox.session().sessionId;
  const handed = await post(`/api/v1/accounts/${account.body.id}/session`, { sessionId });
  expect(handed).toMatchObject({
    status: 200,
    body: { health: 'active', generation: { number: 1, source: 'handed_in' } },
  });
  expect(JSON.stringify(handed.body)).not.toContain(decodeURIComponent(sessionId));

  expect((await post('/api/v1/users/ensure', customer)).body).toMatchObject({
    user_id: 555_000_111,
    checks_balance: 0,
  });
  const credits = await api.call('POST', `/api/v1/customers/${customer.user_id}/credits`, {
    as: 'owner',
    body: { credits: 2, note: 'welcome' },
  });
  expect(credits).toMatchObject({ status: 201, body: { id: 555_000_111, balance: 2, reserved: 0 } });

  const started = await post('/api/v1/check/initiate', {
    username: '@Ada',
    platform: 'instagram',
    user_id: customer.user_id,
  });
  expect(started).toMatchObject({ status: 202, body: { status: 'pending', queue_position: 1, estimated_time: 60 } });
  const id = String(started.body.check_id);
  const again = await post('/api/v1/check/initiate', { username: 'ada', user_id: '555000111' });
  expect(again).toMatchObject({ status: 200, body: { check_id: id } });
  expect((await get(`/api/v1/customers/${customer.user_id}`)).body).toMatchObject({ balance: 1, reserved: 1 });
  expect((await get(`/api/v1/check/${id}`)).body).toMatchObject({ status: 'pending', progress: 0, users: null });
  expect((await get('/api/v1/queue/status')).body).toMatchObject({
    total_pending: 1,
    total_processing: 0,
    next_position: 2,
  });
  expect(await get(`/api/v1/check/${id}/file`)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });

  await api.world.startWorker();
  await api.world.waitForCheck(id, ({ status }) => status === 'completed');

  const truth = instagram.truth('ada');
  const followers = new Set(truth.followers);
  const notBack = truth.following.filter((user) => !followers.has(user)).length;
  const old = await get(`/api/v1/check/${id}`);
  expect(old.body).toMatchObject({
    status: 'completed',
    progress: 100,
    total_followers: 120,
    total_subscriptions: 90,
    total_non_mutual: notBack,
    file_path: `/api/v1/check/${id}/file`,
    error_message: null,
  });
  expect(old.body.users).toHaveLength(notBack);

  const check = await get(`/api/v1/checks/${id}`);
  expect(check.body).toMatchObject({ status: 'completed', customerId: 555_000_111, certificate: { whole: true } });
  expect((await get(`/api/v1/checks/${id}/story`)).body).toMatchObject({
    moves: [{ event: 'request' }, { event: 'start' }, { event: 'finish' }],
  });
  expect(await idsOf(id, 'followers')).toEqual(truth.followers);
  expect(await idsOf(id, 'following')).toEqual(truth.following);
  expect(await idsOf(id, 'not_following_back')).toHaveLength(notBack);
  expect(await idsOf(id, 'mutual')).toHaveLength(90 - notBack);

  const file = await get(String(old.body.file_path));
  expect(file.status).toBe(200);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="ada-[\d-]+\.xlsx"$/);
  expect([...file.bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
  expect((await get(`/api/v1/check/${id}/file?language=ru`)).status).toBe(200);

  const ledger = await get(`/api/v1/customers/${customer.user_id}/ledger`);
  expect(ledger.body).toMatchObject({
    balance: 1,
    reserved: 0,
    entries: [{ kind: 'capture' }, { kind: 'reserve', delta: -1 }, { kind: 'grant', delta: 2, note: 'welcome' }],
  });
  expect(await post(`/api/v1/checks/${id}/cancel`)).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  });
});

/** All ids of a list, asked page by page, in their order. */
async function idsOf(checkId: string, list: string): Promise<bigint[]> {
  const ids: bigint[] = [];
  let next: unknown = '';
  let total: unknown;
  while (next !== null) {
    const { body } = await get(`/api/v1/checks/${checkId}/users?list=${list}&limit=50${next ? `&after=${next}` : ''}`);
    ids.push(...(body.users as { id: string }[]).map(({ id }) => BigInt(id)));
    total = body.total;
    next = body.next;
  }
  expect(total).toBe(ids.length);
  return ids;
}
