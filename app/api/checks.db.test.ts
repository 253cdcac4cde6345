import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifyAnew, forgetAnswers, hideFollowers, writeAnswers } from '#/testing/asked-check.ts';
import { completedCheck } from '#/testing/completed-check.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

const ask = (body: object, key?: string) =>
  api.call('POST', '/api/v1/checks', { body, headers: key === undefined ? {} : { 'Idempotency-Key': key } });
const customerWith = async (credits: number) => Number((await api.world.customer({ credits })).id);
const creditsOf = async (id: number) => (await api.call('GET', `/api/v1/customers/${id}`)).body;

describe('a check', () => {
  it('is queued with one credit, and answered as it can be read afterwards', async () => {
    const customerId = await customerWith(2);
    const asked = await ask({ customerId, username: '@Ada', language: 'en' });
    expect(asked).toMatchObject({
      status: 202,
      body: { customerId, targetUsername: 'ada', status: 'queued', door: 'api', language: 'en', certificate: null },
    });
    expect((await api.call('GET', `/api/v1/checks/${asked.body.id}`)).body).toEqual(asked.body);
    expect(await creditsOf(customerId)).toMatchObject({ balance: 1, reserved: 1 });
  });

  it('that is under way is joined, and costs nothing more', async () => {
    const customerId = await customerWith(2);
    const first = await ask({ customerId, username: 'ada' });
    expect(await ask({ customerId, username: 'ada' })).toMatchObject({ status: 200, body: { id: first.body.id } });
    expect(await creditsOf(customerId)).toMatchObject({ balance: 1, reserved: 1 });
  });

  it('is refused without credit, also to a customer who becomes known by it', async () => {
    for (const customerId of [await customerWith(0), 555_777]) {
      const refused = await ask({ customerId, username: 'ada' });
      expect(refused).toMatchObject({
        status: 402,
        body: { error: { code: 'payment_required', detail: { reason: 'no_credit' }, requestId: expect.any(String) } },
      });
      expect(await creditsOf(customerId)).toMatchObject({ balance: 0, reserved: 0 });
    }
  });

  it.each([
    [{ username: 'ada', user_id: 1 }, 'customerId'],
    [{ username: 'a..b', customerId: 1 }, 'username'],
    [{ username: 'ada', customerId: 1, language: 'de' }, 'language'],
  ])('is refused by the name of the field: %j', async (body, named) => {
    expect(await ask(body)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(named) } },
    });
  });
});

describe('an offer', () => {
  const offerOf = (customerId: number, username: string) =>
    api.call('GET', `/api/v1/checks/offer?customerId=${customerId}&username=${username}`);

  it('says what would be done and for how many requests, before anything is reserved', async () => {
    const customerId = await customerWith(1);
    const profile = { id: '77', username: 'star', fullName: 'Star', followers: 2_000_000, following: 300 };
    const answer = { kind: 'public', profile };
    const asked = { customerId: BigInt(customerId), username: 'star', askedAt: new Date(), answer };
    await api.world.ctx.db.profileLookUp.create({ data: asked });

    expect((await offerOf(customerId, 'star')).body).toMatchObject({
      ...{ kind: 'offered', checkId: null },
      offer: {
        ...{ price: 1, balance: 1, following: 300, aboutSeconds: expect.any(Number) },
        plan: { strategy: 'ask_each', because: 'asking_is_cheaper', requests: { lookUps: 300, following: 12 } },
      },
    });
    expect(await creditsOf(customerId)).toMatchObject({ balance: 1, reserved: 0 });
  });

  it('names the check under way, or why there is none', async () => {
    const customerId = await customerWith(1);
    const { body: check } = await ask({ customerId, username: 'ada' });
    expect((await offerOf(customerId, 'ada')).body).toEqual({ kind: 'joined', checkId: check.id, offer: null });
    expect((await offerOf(customerId, 'vera')).body).toEqual({ kind: 'no_credit', checkId: null, offer: null });
  });
});

describe('a check with a key', () => {
  it('is made once, however often and fast it comes, and found after it has ended', async () => {
    const customerId = await customerWith(3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask({ customerId, username: 'ada' }, 'k-1')));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    await api.call('POST', `/api/v1/checks/${answers[0]?.body.id}/cancel`);
    expect(await ask({ customerId, username: 'ada' }, 'k-1')).toMatchObject({
      status: 202,
      body: { status: 'cancelled' },
    });
    expect(await creditsOf(customerId)).toMatchObject({ balance: 3, reserved: 0 });
    expect(await ask({ customerId, username: 'ada' }, 'k-2')).toMatchObject({
      status: 202,
      body: { status: 'queued' },
    });
  });

  it('asks for nothing under the key of another', async () => {
    const customerId = await customerWith(3);
    const { body } = await ask({ customerId, username: 'ada' }, 'k-1');
    expect(await ask({ customerId, username: 'grace' }, 'k-1')).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('@ada'), detail: { checkId: body.id, username: 'ada' } } },
    });
    expect(await creditsOf(customerId)).toMatchObject({ balance: 2, reserved: 1 });
  });
});

it('lists checks in our own words, of everybody or of one customer', async () => {
  const customerId = await customerWith(2);
  const { body: first } = await ask({ customerId, username: 'ada' });
  const { body: second } = await ask({ customerId, username: 'grace' });
  const page = async (query: string) => (await api.call('GET', `/api/v1/checks?${query}`)).body;
  expect(await page(`customerId=${customerId}&limit=1`)).toEqual({ checks: [second], next: second.id });
  expect(await page(`customerId=${customerId}&after=${second.id}`)).toEqual({ checks: [first], next: null });
  expect((await page('limit=2')).checks).toEqual([second, first]);
});

it('says of whom nobody could tell, how each is known, and what the certificate knows', async () => {
  const { db } = api.world.ctx;
  const { id: customerId } = await api.world.customer({});
  const [ben, cat] = [[2n, 'ben'] as const, [3n, 'cat'] as const];
  const id = await completedCheck(db, { customerId, followers: [ben], following: [ben, cat] });
  await writeAnswers(db, id, [ben], 'follows');
  await hideFollowers(db, id, [ben]);
  await forgetAnswers(db, id);
  await certifyAnew(db, id, { strategy: 'read_both', asked: 1, corrected: 1, secondLook: false });
  const usersOf = async (list: string) => (await api.call('GET', `/api/v1/checks/${id}/users?list=${list}`)).body;
  expect(await usersOf('unknown')).toMatchObject({ total: 1, users: [{ username: 'cat', how: 'unknown' }] });
  expect(await usersOf('not_following_back')).toMatchObject({ total: 0, users: [] });
  expect(await usersOf('following')).toMatchObject({ users: [{ how: 'asked' }, { how: 'unknown' }] });
  expect((await api.call('GET', `/api/v1/checks/${id}`)).body).toMatchObject({
    ...{ unknownCount: 1, notMutualCount: 0, lookUps: 0, plan: null },
    certificate: { whole: false, unknown: 1, asked: 1, corrected: 1, strategy: 'read_both' },
  });
});
