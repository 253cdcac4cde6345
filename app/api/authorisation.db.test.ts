/** Who may call what: every route with every kind of asker (docs/facts/reliability.md#attacks: A and E). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { disableOperator } from '#/lib/operators/disable-operator.ts';
import { mayDo, RIGHTS } from '#/lib/operators/rights.ts';
import { ROLES } from '#/lib/operators/role.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { generateToken } from '#/lib/operators/tokens/token-format.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { everyRoute } from '#/testing/document-check.ts';
import { type ApiWorld, createApiWorld, type Knock } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
let dead: Record<string, string>;
const call: Knock = (...asked) => api.knock(...asked);
const someId = '0198c0de-0000-7000-8000-00000000dead';

/** An address of that route which leads to nothing that exists. */
const addressOf = (path: string) => path.replace(/\{(customerId|userId)\}/, '777').replaceAll(/\{\w+\}/g, someId);
const guarded = everyRoute.flatMap(({ method, path, right }) =>
  right ? [{ name: `${method} ${path}`, method: method.toUpperCase(), path: addressOf(path), right }] : [],
);
const bodyFor = (method: string) => (method === 'GET' ? {} : { body: {} });

beforeAll(async () => {
  api = await createApiWorld();
  const { ctx } = api.world;
  const make = (name: string, operatorId?: string) =>
    createToken(ctx, { name, role: 'owner', by: SYSTEM, ...(operatorId ? { operatorId } : {}) });
  const revoked = await make('revoked');
  await revokeToken(ctx, { tokenId: revoked.token.id, by: SYSTEM });
  const expired = await make('expired');
  const yesterday = new Date(Date.now() - DAY_MS);
  await ctx.db.apiToken.update({ where: { id: expired.token.id }, data: { expiresAt: yesterday } });
  const person = { name: 'Ada', role: 'owner', password: 'correct horse battery', language: 'en', by: SYSTEM } as const;
  await createOperator(ctx, { ...person, email: 'first@example.org' });
  const gone = await createOperator(ctx, { ...person, email: 'gone@example.org' });
  const orphan = await make('of somebody who left', gone.id);
  await disableOperator(ctx, { operatorId: gone.id, by: SYSTEM });
  dead = { revoked: revoked.secret, expired: expired.secret, disabled: orphan.secret, unknown: generateToken() };
});
afterAll(() => api[Symbol.asyncDispose]());

/** Everything that a refused call must not have changed. */
function everything() {
  return api.world.ctx.db.$queryRaw`
    select (select count(*) from customers) customers, (select count(*) from checks) checks,
           (select count(*) from accounts) accounts, (select count(*) from refresh_attempts) attempts,
           (select count(*) from ledger_entries) ledger, (select count(*) from audit_entries) audit,
           (select count(*) from api_tokens) tokens`;
}

describe.each(guarded)('$name', ({ method, path, right }) => {
  it('is closed without a token, with a dead or malformed one, and with a cookie', async () => {
    const before = await everything();
    const headers: Record<string, string>[] = [
      {},
      ...Object.values(dead).map((token) => ({ authorization: `Bearer ${token}` })),
      { authorization: 'Bearer %E0%A4%A' },
      { authorization: `Basic ${api.tokens.owner}` },
      { authorization: `Bearer ${api.tokens.owner}x` },
      { cookie: `next-auth.session-token=${api.tokens.owner}`, 'x-user-id': '1' },
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    ];
    for (const header of headers) {
      const answer = await call(method, path, { ...bodyFor(method), headers: header });
      expect(answer.status, JSON.stringify(header)).toBe(401);
      expect(answer.body).toMatchObject({ error: { code: 'unauthenticated' } });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    expect(await everything()).toEqual(before);
  });

  it('is closed to a token in the address, even beside a good header', async () => {
    for (const query of [`token=${api.tokens.owner}`, `access_token=x`, `a=${api.tokens.owner}`]) {
      const answer = await call(method, `${path}?${query}`, { ...bodyFor(method), token: api.tokens.owner });
      expect(answer.status).toBe(401);
    }
  });

  it.each(ROLES)('asks whether a %s may', async (asker) => {
    const before = await everything();
    const answer = await api.call(method, path, { as: asker, ...bodyFor(method) });
    if (mayDo({ kind: 'token', id: someId, name: asker, role: asker }, right))
      expect([401, 403]).not.toContain(answer.status);
    else {
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({
        error: { code: 'forbidden', detail: { needs: RIGHTS[right].role, has: asker } },
      });
      expect(await everything()).toEqual(before);
    }
  });
});

it('lets a role that was lowered do no more from the next request on', async () => {
  const { ctx } = api.world;
  const { secret, token } = await createToken(ctx, { name: 'lowered', role: 'operator', by: SYSTEM });
  const add = (username: string) => call('POST', '/api/v1/accounts', { token: secret, body: { username } });
  expect((await add('ada.reads')).status).toBe(201);
  await ctx.db.apiToken.update({ where: { id: token.id }, data: { role: 'viewer' } });
  expect((await add('ada.reads.more')).status).toBe(403);
});

it('is open where it says so', async () => {
  const open = everyRoute.flatMap(({ right, path }) => (right === null ? [path] : []));
  const cards = ['callback', 'callback', 'fail', 'success'].map((page) => `/api/v1/payments/robokassa/${page}`);
  expect(open.sort()).toEqual(['/api/health', '/api/v1/openapi.json', ...cards]);
  for (const path of open) {
    const isForCards = cards.includes(path); // open while something is sold by card, which is not so here
    expect((await call('GET', path)).status).toBe(isForCards ? 404 : 200);
  }
});
