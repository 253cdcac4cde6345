/** The paths and bodies of the present system: its clients go on as they are. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld({ limits: { checksPerDay: 2 } });
});
afterAll(() => api[Symbol.asyncDispose]());

const initiate = (user_id: number, username: string) =>
  api.call('POST', '/api/v1/check/initiate', { body: { username, platform: 'instagram', user_id } });
const give = (user_id: number, count: number) =>
  api.call('POST', `/api/v1/users/${user_id}/balance/add?checks_count=${count}`, { as: 'owner' });

it('answers 402 to a customer without credit, known or not, and knows both afterwards', async () => {
  expect(await initiate(101, 'ada')).toMatchObject({
    status: 402,
    body: { error: { code: 'payment_required', detail: { reason: 'no_credit' } } },
  });
  expect(await initiate(101, 'ada')).toMatchObject({ status: 402 });
  expect((await api.call('GET', '/api/v1/users/101/balance')).body).toMatchObject({ user_id: 101, checks_balance: 0 });
  expect((await api.call('GET', '/api/v1/checks?user_id=101')).body).toEqual({ checks: [], total: 0, next: null });
});

it('takes names from the address or from JSON, and makes a customer known once', async () => {
  const first = await api.call('POST', '/api/v1/users/ensure?user_id=102&username=maria&first_name=Maria');
  const second = await api.call('POST', '/api/v1/users/ensure', { body: { user_id: 102, last_name: 'Ivanova' } });
  expect(second.body).toEqual(first.body);
  expect((await api.call('GET', '/api/v1/customers/102')).body).toMatchObject({
    username: 'maria',
    firstName: 'Maria',
    lastName: 'Ivanova',
  });
  const nobody = await api.call('POST', '/api/v1/users/ensure');
  expect(nobody).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('user_id') } } });
});

it('gives credits by the address or by JSON, and refuses a wrong number', async () => {
  await api.call('POST', '/api/v1/users/ensure', { body: { user_id: 103 } });
  expect((await give(103, 2)).body).toEqual({ user_id: 103, checks_added: 2, new_balance: 2 });
  const json = await api.call('POST', '/api/v1/users/103/balance/add', {
    as: 'owner',
    body: { checks_count: 3, note: 'by hand' },
  });
  expect(json.body).toMatchObject({ new_balance: 5 });
  for (const wrong of [0, -1, 10_001]) expect((await give(103, wrong)).status).toBe(400);
  expect((await api.call('POST', '/api/v1/users/103/balance/add', { as: 'owner' })).status).toBe(400);
  expect((await api.call('GET', '/api/v1/users/103/balance')).body).toMatchObject({ checks_balance: 5 });
});

it('takes one credit for twenty requests at once, and has a limit for the day', async () => {
  await api.call('POST', '/api/v1/users/ensure', { body: { user_id: 104 } });
  await give(104, 5);
  const answers = await Promise.all(Array.from({ length: 20 }, () => initiate(104, 'ada')));
  expect(new Set(answers.map(({ body }) => body.check_id)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 202]);
  expect((await initiate(104, 'grace')).status).toBe(202);
  expect(await initiate(104, 'hedy')).toMatchObject({ status: 429, body: { error: { code: 'throttled' } } });
  expect((await api.call('GET', '/api/v1/users/104/balance')).body).toMatchObject({ checks_balance: 3 });

  const history = await api.call('GET', '/api/v1/checks?user_id=104&limit=1&offset=1');
  expect(history.body).toMatchObject({
    total: 2,
    checks: [{ target_username: 'ada', status: 'pending', state: 'queued' }],
  });
});

it('tells a cancelled check as failed, with the credit back', async () => {
  await api.call('POST', '/api/v1/users/ensure', { body: { user_id: 105 } });
  await give(105, 1);
  const { body } = await initiate(105, 'ada');
  const cancelled = await api.call('POST', `/api/v1/checks/${body.check_id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect((await api.call('POST', `/api/v1/checks/${body.check_id}/cancel`)).status).toBe(409);
  const told = (await api.call('GET', `/api/v1/check/${body.check_id}`)).body;
  expect(told).toMatchObject({ status: 'failed', error_message: expect.stringContaining('cancelled'), users: null });
  expect((await api.call('GET', '/api/v1/users/105/balance')).body).toMatchObject({ checks_balance: 1 });
});

it('lists checks of all customers, page by page', async () => {
  const seen: unknown[] = [];
  let next: unknown = '';
  while (next !== null) {
    const { body } = await api.call('GET', `/api/v1/checks?limit=1${next ? `&after=${next}` : ''}`);
    seen.push(...(body.checks as { id: string }[]).map(({ id }) => id));
    next = body.next;
  }
  expect(new Set(seen).size).toBe(3);
  expect((await api.call('GET', '/api/v1/checks?status=cancelled')).body).toMatchObject({
    checks: [{ customerId: 105 }],
  });
  expect(await api.call('GET', '/api/v1/checks?search=mut_ada')).toMatchObject({ status: 200, body: { checks: [] } });
  expect((await api.call('GET', '/api/v1/checks?search=grace')).body).toMatchObject({ checks: [{ customerId: 104 }] });
});

it('shows tariffs as they are sold', async () => {
  await api.world.ctx.db.tariff.createMany({
    data: [
      { name: 'small', credits: 1, priceRub: '99', priceStars: 120, sortOrder: 1 },
      { name: 'gone', credits: 2, priceRub: '150', isActive: false },
    ],
  });
  expect((await api.call('GET', '/api/v1/tariffs', { as: 'viewer' })).body).toMatchObject({
    total: 1,
    tariffs: [{ name: 'small', checks_count: 1, price_rub: '99.00', price_stars: 120, is_active: true }],
  });
});

it('tries a session before it replaces one, and clears it', async () => {
  const { instagram } = api.world;
  const sandbox = instagram.account({ username: 'mutuals.reader', password: 'secret' });
  const session = () => sandbox.session().sessionId;
  const hand = (session_id: string) => api.call('POST', '/api/v1/admin/session', { body: { session_id } });
  const now = async () => (await api.call('GET', '/api/v1/admin/session', { as: 'viewer' })).body;
  expect(await now()).toEqual({ session_id_masked: 'NOT SET', is_set: false });

  const first = session();
  const taken = await hand(first);
  const masked = String(taken.body.new_session_masked);
  expect(taken).toMatchObject({ status: 200, body: { old_session_masked: 'NOT SET' } });
  expect(masked).toMatch(/^.{8}\.\.\..{4}$/);
  expect(decodeURIComponent(first).startsWith(masked.slice(0, 8))).toBe(true);
  expect(await now()).toEqual({ session_id_masked: masked, is_set: true });

  const refused = await hand('48740228:notasession:28:AYfM');
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { code: 'session_refused', detail: { verdict: 'signed_out' } } },
  });
  expect((refused.body.error as { message: string }).message).toContain('signed out');
  expect(await now()).toEqual({ session_id_masked: masked, is_set: true });

  expect(await hand(session())).toMatchObject({ status: 200, body: { old_session_masked: masked } });
  expect((await api.call('DELETE', '/api/v1/admin/session')).body).toEqual({
    session_id_masked: 'NOT SET',
    is_set: false,
  });
  expect((await api.call('DELETE', '/api/v1/admin/session')).status).toBe(200);
  expect((await api.call('GET', '/api/v1/accounts')).body).toMatchObject({ accounts: [{ status: 'paused' }] });
  expect((await hand(session())).status).toBe(200);
  expect(await now()).toMatchObject({ is_set: true });
});
