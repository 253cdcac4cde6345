/** A token that came in an address is refused and told of, and is itself written nowhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { generateToken } from '#/lib/operators/tokens/token-format.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { type ApiWorld, createApiWorld, type Knock } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
const call: Knock = (...asked) => api.knock(...asked);
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(() => api.world.ctx.db.notice.deleteMany());

const newToken = (name: string) => createToken(api.world.ctx, { name, role: 'owner', by: SYSTEM });
const bell = async () =>
  (await listBell(api.world.ctx, { limit: 9, by: SYSTEM })).map(({ kind, payload }) => ({ kind, payload }));
const told = (who: string) => ({ kind: 'intrusion', payload: { what: 'token_in_address', who, times: 1 } });

describe('a token in an address', () => {
  it.each([
    ['as a parameter', (secret: string) => `/api/v1/me?token=${secret}`],
    ['under another name', (secret: string) => `/api/v1/me?a=1&x=${secret}`],
    ['in a longer text', (secret: string) => `/api/v1/me?to=${encodeURIComponent(`/x?Bearer ${secret}&y`)}`],
    ['as the name of a parameter', (secret: string) => `/api/v1/me?${secret}`],
    ['on a path', (secret: string) => `/api/v1/checks/${secret}`],
    ['percent-encoded on a path', (secret: string) => `/api/v1/checks/${secret.replace('mut', '%6dut')}`],
    ['where everybody may ask', (secret: string) => `/api/health?token=${secret}`],
    ['beside the document', (secret: string) => `/api/v1/openapi.json?key=${secret}`],
  ])('%s is refused beside a good header, and the operators are alarmed by its name', async (how, written) => {
    const { secret } = await newToken(`leaked ${how}`);
    const answer = await call('GET', written(secret), { token: api.tokens.owner });
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).not.toContain(secret.slice(4));
    expect(await bell()).toEqual([told(`leaked ${how}`)]);
  });

  it('at an address that is none is told of too', async () => {
    const { secret } = await newToken('nowhere');
    expect((await call('GET', `/api/nope?token=${secret}`)).status).toBe(401);
    expect(await bell()).toEqual([told('nowhere')]);
  });

  it('is told of once a day, however often it comes, and each one by itself', async () => {
    const [one, other] = [await newToken('one'), await newToken('other')];
    for (const { secret } of [one, one, other, one]) await call('GET', `/api/v1/me?token=${secret}`);
    expect((await bell()).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      told('one'),
      told('other'),
    ]);
  });

  it('that admits nobody is refused and not told of: no stranger can ring the bell', async () => {
    const { secret, token } = await newToken('over');
    await revokeToken(api.world.ctx, { tokenId: token.id, by: SYSTEM });
    for (const text of [secret, generateToken(), 'mut_0123456789012345678901234567890123', 'x'])
      expect((await call('GET', `/api/v1/me?token=${text}`)).status).toBe(401);
    expect(await bell()).toEqual([]);
  });

  it('is written nowhere', async () => {
    const { secret } = await newToken('canary');
    await call('GET', `/api/v1/me?token=${secret}`, { token: api.tokens.owner });
    const rows = await api.world.ctx.db.$queryRaw<{ text: string }[]>`
      SELECT notices::text AS text FROM notices UNION ALL SELECT audit_entries::text FROM audit_entries
      UNION ALL SELECT rate_counts::text FROM rate_counts UNION ALL SELECT job.data::text FROM pgboss.job`;
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(4, 30));
  });
});

it('takes a user name for what it is', async () => {
  expect((await call('GET', '/api/v1/checks?user_id=1&limit=1', { token: api.tokens.viewer })).status).toBe(200);
  const named = await call('GET', '/api/v1/customers?search=mut_ada', { token: api.tokens.viewer });
  expect(named.status).not.toBe(401);
});
