/** A client that lost an answer may send its request again: the same `Idempotency-Key`, one gift, or taken once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLedger } from '#/lib/billing/read-ledger.ts';
import { type Answer, type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

type Gift = { credits: number; note?: string };
type Given = (customerId: bigint, key: string, gift: Gift) => Promise<Answer>;

const give: Given = (customerId, key, body) =>
  api.call('POST', `/api/v1/customers/${customerId}/credits`, {
    as: 'owner',
    headers: { 'Idempotency-Key': key },
    body,
  });
const add: Given = (customerId, key, { credits, note }) => {
  const body = { checks_count: credits, ...(note === undefined ? {} : { note }) };
  return api.call('POST', `/api/v1/users/${customerId}/balance/add`, {
    as: 'owner',
    headers: { 'idempotency-key': key },
    body,
  });
};

const newcomer = () => api.world.customer({ credits: 0 });
const credits = async (customerId: bigint) => {
  const entries = await listLedger(api.world.ctx, { customerId });
  return entries.map((entry) => entry.credits);
};
const gifts = (customerId: bigint) =>
  api.world.ctx.db.auditEntry.count({ where: { action: 'credits.granted', subjectId: String(customerId) } });

describe.each([
  ['POST /customers/{id}/credits', give],
  ['POST /users/{id}/balance/add', add],
])('%s with a key', (_address, gift) => {
  it('gives once, however often and fast it comes, and each answer is the first one', async () => {
    const { id } = await newcomer();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gift(id, 'gift-1', { credits: 3, note: 'May' })),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect([200, 201]).toContain(answers[0]?.status);
    expect(await credits(id)).toEqual([3]);
    expect(await gifts(id)).toBe(1);
  });

  it('refuses another number or another note under the same key, says so, and gives nothing', async () => {
    const { id } = await newcomer();
    await gift(id, 'gift-1', { credits: 3 });
    for (const other of [{ credits: 4 }, { credits: 3, note: 'May' }]) {
      const message = expect.stringMatching(/another gift to this customer \(credits: 3\).*another key\.$/);
      const answer = await gift(id, 'gift-1', other);
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict', message } } });
    }
    expect(await credits(id)).toEqual([3]);
    expect(await gifts(id)).toBe(1);
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(201)],
    ['not ASCII', 'clé'],
    ['not printable', 'a\tb'],
  ])('refuses one that is %s by the name of the header', async (_what, key) => {
    const { id } = await newcomer();
    const message = '"Idempotency-Key": expects 1 to 200 printable ASCII characters, such as a UUID.';
    expect(await gift(id, key, { credits: 1 })).toMatchObject({ status: 400, body: { error: { message } } });
    expect(await credits(id)).toEqual([]);
  });
});

it('a key is one customer’s, for both addresses; with another key, or none, a gift is another gift', async () => {
  const [one, other] = [await newcomer(), await newcomer()];
  await give(one.id, 'k'.repeat(200), { credits: 2 });
  expect((await add(one.id, 'k'.repeat(200), { credits: 2 })).body).toMatchObject({ checks_added: 2, new_balance: 2 });
  await give(other.id, 'k'.repeat(200), { credits: 2 });
  await give(one.id, '"a quoted key"', { credits: 2 });
  for (const body of [{ credits: 2 }, { credits: 2 }])
    await api.call('POST', `/api/v1/customers/${one.id}/credits`, { as: 'owner', body });

  expect(await credits(one.id)).toEqual([2, 2, 2, 2]);
  expect(await credits(other.id)).toEqual([2]);
});

it('a repeated gift is answered with the balance as it is now', async () => {
  const { id } = await newcomer();
  await add(id, 'first', { credits: 2 });
  await add(id, 'second', { credits: 5 });
  expect(await add(id, 'first', { credits: 2 })).toMatchObject({
    status: 200,
    body: { checks_added: 2, new_balance: 7 },
  });
});

describe('POST /customers/{id}/credits/take with a key', () => {
  const take: Given = (customerId, key, body) =>
    api.call('POST', `/api/v1/customers/${customerId}/credits/take`, {
      as: 'owner',
      headers: { 'Idempotency-Key': key },
      body,
    });

  it('takes once, however often and fast it comes, and each answer is the first one', async () => {
    const { id } = await newcomer();
    await give(id, 'gift', { credits: 9 });
    const taken = await Promise.all(Array.from({ length: 10 }, () => take(id, 'take-1', { credits: 2, note: 'May' })));
    expect(new Set(taken.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(taken[0]).toMatchObject({ status: 200, body: { balance: 7 } });
    expect(await take(id, 'take-2', { credits: 50, note: 'all' })).toMatchObject({ body: { balance: 0 } });
    await give(id, 'gift-2', { credits: 5 });
    expect(await take(id, 'take-2', { credits: 50, note: 'all' })).toMatchObject({ status: 200, body: { balance: 5 } });
    const deeds = { action: 'credits.taken', subjectId: String(id) };
    expect(await api.world.ctx.db.auditEntry.count({ where: deeds })).toBe(2);
  });

  it('refuses a key that was used for something else, in both directions, and moves nothing', async () => {
    const { id } = await newcomer();
    await give(id, 'key-1', { credits: 4, note: 'May' });
    await take(id, 'key-2', { credits: 1, note: 'May' });
    const refused = { status: 409, body: { error: { code: 'conflict' } } };
    expect(await take(id, 'key-1', { credits: 4, note: 'May' })).toMatchObject(refused);
    expect(await take(id, 'key-2', { credits: 1, note: 'June' })).toMatchObject(refused);
    expect(await give(id, 'key-2', { credits: 1, note: 'May' })).toMatchObject(refused);
    expect(await credits(id)).toEqual([1, 4]);
  });
});
