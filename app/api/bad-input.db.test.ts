/** Bad input gets a clear sentence and changes nothing (docs/design.md#rule-7; docs/facts/reliability.md#attacks: A8, C22, D31, D34). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRoute } from '#/testing/document-check.ts';
import { type Answer, type ApiWorld, type CallOptions, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

const INITIATE = '/api/v1/check/initiate';
const post = (options: CallOptions) => api.call('POST', INITIATE, options);
const json = { 'content-type': 'application/json' };
const errorOf = (answer: Answer) => answer.body.error as { code: string; message: string; detail?: unknown };

describe('a body', () => {
  it('of 2 MB is refused, whether it says its length or not', async () => {
    const big = JSON.stringify({ username: 'a'.repeat(2_000_000), user_id: 1 });
    const told = await post({ raw: big, headers: { ...json, 'content-length': String(big.length) } });
    const untold = await post({ raw: streamOf(big), headers: json });
    const lying = await post({ raw: streamOf(big), headers: { ...json, 'content-length': '20' } });
    for (const answer of [told, untold, lying]) {
      expect(answer.status).toBe(413);
      expect(errorOf(answer).message).toContain('64 kB');
    }
  });

  it('nested a hundred thousand deep is refused, and so is the deepest that fits', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect((await post({ raw: deep(100_000), headers: json })).status).toBe(413);
    expect((await post({ raw: deep(32_000), headers: json })).status).toBe(400);
    const inField = `{"username":${deep(30_000)},"user_id":1}`;
    expect((await post({ raw: inField, headers: json })).status).toBe(400);
  });

  it.each([
    ['not JSON', '{"username":', json, 400],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), json, 400],
    ['a form', 'username=ada&user_id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a text', '{"username":"ada","user_id":1}', { 'content-type': 'text/plain' }, 415],
    ['something like JSON', '{"username":"ada","user_id":1}', { 'content-type': 'application/jsonp' }, 415],
    ['absent', undefined, json, 400],
    ['null', 'null', json, 400],
    ['a list', '[]', json, 400],
    ['a word', '"ada"', json, 400],
  ] as const)('that is %s is refused', async (_what, raw, headers, status) => {
    const answer = await post({ ...(raw === undefined ? {} : { raw }), headers });
    expect(answer.status).toBe(status);
    expect(errorOf(answer).message).toMatch(/^[A-Z"].{5,}[.?!]$/);
  });

  it('with ten thousand fields is refused in a short sentence', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, place) => [`f${place}`, 1]));
    const answer = await post({ body: { username: 'ada', user_id: 1, ...many } });
    expect(answer.status).toBe(400);
    expect(answer.bytes.length).toBeLessThan(2_000);
  });

  it.each([
    ['body', () => post({ body: { username: 'ad\0a', user_id: 1 } })],
    ['body, deep inside', () => post({ body: { username: 'ada', user_id: 1, more: [{ x: ['\0'] }] } })],
    ['query', () => api.call('GET', '/api/v1/checks?search=%00')],
    ['query of another address', () => api.call('GET', '/api/v1/customers?search=a%00b')],
  ])('with the sign U+0000 is refused: %s', async (_where, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain('U+0000');
  });

  it.each([
    ['an unknown field', { username: 'ada', user_id: 1, balance: 100 }, '"balance"'],
    ['a field that only looks harmless', '{"username":"ada","user_id":1,"__proto__":{"role":"owner"}}', '__proto__'],
    ['a missing field', { username: 'ada' }, '"user_id"'],
    ['a number as name', { username: 5, user_id: 1 }, '"username"'],
    ['a fraction as id', { username: 'ada', user_id: 1.5 }, '"user_id"'],
    ['an id below zero', { username: 'ada', user_id: -1 }, '"user_id"'],
    ['an id of zero', { username: 'ada', user_id: '0' }, '"user_id"'],
    ['an id above 2^53', { username: 'ada', user_id: '9007199254740993' }, '"user_id"'],
    ['a name that cannot be', { username: 'a..b', user_id: 1 }, '"username"'],
    ['another platform', { username: 'ada', user_id: 1, platform: 'telegram' }, '"platform"'],
  ])('with %s is refused by the name of the field', async (_what, body, named) => {
    const answer = await post(typeof body === 'string' ? { raw: body, headers: json } : { body });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid', message: expect.stringContaining(named) });
    expect(await api.world.ctx.db.check.count()).toBe(0);
  });

  it('never comes back in a refusal', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    const bad = { username: 'ada', password: secret, totpSeed: `${secret}!`, notes: 7 };
    const answer = await api.call('POST', '/api/v1/accounts', { body: bad });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});

describe('an address', () => {
  it.each([
    ['/api/v1/customers?limit=0', '"limit"'],
    ['/api/v1/customers?limit=1e3', '"limit"'],
    ['/api/v1/customers?limit=', '"limit"'],
    ['/api/v1/customers?limit=5&limit=6', '"limit"'],
    ['/api/v1/customers?after=ada', '"after"'],
    ['/api/v1/customers?nxtPid=5', '"nxtPid"'],
    ['/api/v1/checks?user_id=1&after=0198c0de-0000-7000-8000-000000000001', '"user_id"'],
    ['/api/v1/checks?offset=5', '"offset"'],
    ['/api/v1/checks?status=pending', '"status"'],
    [`/api/v1/checks?search=${'x'.repeat(65)}`, '"search"'],
    ['/api/v1/attempts?accountId=1', '"accountId"'],
    ['/api/v1/audit?subjectId=5', '"subjectId"'],
  ])('%s is refused by the name of the parameter', async (address, named) => {
    const answer = await api.call('GET', address, { as: 'owner' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(named);
  });

  const withParts = everyRoute.flatMap(({ method, path }) =>
    path.includes('{') ? [{ method: method.toUpperCase(), path }] : [],
  );
  const BODIES: Record<string, object> = {
    credits: { credits: 1 },
    take: { credits: 1, note: 'x' },
    refund: { reason: 'x' },
    'refund-noted': { reason: 'x' },
    answer: { code: '123456' },
    wish: { wish: 'resend' },
    session: { sessionId: '48740228:abcdefgh' },
    '{accountId}': { notes: 'x' },
    add: { checks_count: 1 },
    '{operatorId}': { disabled: true },
  };
  const QUERIES: Record<string, string> = { users: '?list=mutual' };
  const last = (path: string) => path.split('/').at(-1) ?? '';

  it.each(withParts)(
    '$method $path answers 404 for ids that nothing has, and for what is no id',
    async ({ method, path }) => {
      const foreign = [
        '0198c0de-0000-7000-8000-00000000dead',
        '1',
        '0',
        '-1',
        '%E0%A4%A',
        "1'%20OR%201=1",
        '..%2F..%2Fetc',
      ];
      for (const id of foreign) {
        const address = `${path.replaceAll(/\{\w+\}/g, id)}${QUERIES[last(path)] ?? ''}`;
        const body = method === 'GET' || method === 'DELETE' ? {} : { body: BODIES[last(path)] ?? {} };
        const answer = await api.call(method, address, { as: 'owner', ...body });
        expect(answer.status, address).toBe(404);
        expect(errorOf(answer).code).toBe('not_found');
      }
    },
  );

  it('takes the id from the path, whatever the query says', async () => {
    const { body } = await api.call('POST', '/api/v1/accounts', { body: { username: 'ada.one' } });
    const answer = await api.call(
      'GET',
      `/api/v1/accounts/${body.id}?nxtPaccountId=0198c0de-0000-7000-8000-00000000dead`,
    );
    expect(answer).toMatchObject({ status: 200, body: { id: body.id } });
  });
});

describe('a method', () => {
  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const byPath = Map.groupBy(everyRoute, ({ path }) => path);

  it.each([...byPath.keys()])('that %s does not know is answered with those it does', async (path) => {
    const known = (byPath.get(path) ?? []).map(({ method }) => method.toUpperCase());
    const allow = [...METHODS.filter((method) => known.includes(method)), 'OPTIONS'].join(', ');
    for (const method of METHODS.filter((one) => !known.includes(one))) {
      const answer = await api.call(method, path.replaceAll(/\{\w+\}/g, '1'), { as: 'owner' });
      expect(answer).toMatchObject({ status: 405, body: { error: { code: 'method_not_allowed' } } });
      expect(answer.headers.get('allow')).toBe(allow);
    }
    const options = await api.call('OPTIONS', path.replaceAll(/\{\w+\}/g, '1'), { as: null });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe(allow);
  });
});

function streamOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(sent, sent + 16_384));
      sent += 16_384;
    },
  });
}
