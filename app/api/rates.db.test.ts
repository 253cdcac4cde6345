/** How often the API may be asked: by each token, and by whoever sends wrong ones. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { generateToken, hashToken } from '#/lib/operators/tokens/token-format.ts';
import { type Answer, type ApiWorld, createApiWorld, type Knock } from '#/testing/worlds/api-world.ts';
import { TOKEN_RATE, WRONG_RATE } from './rates.ts';

let api: ApiWorld;
const call: Knock = (...asked) => api.knock(...asked);
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(() => api.world.ctx.db.rateCount.deleteMany());

const db = () => api.world.ctx.db;
const me = (token: string | null, from?: string) => call('GET', '/api/v1/me', { token, ...(from ? { from } : {}) });
const newToken = async () => (await createToken(api.world.ctx, { name: 'rated', role: 'viewer', by: SYSTEM })).secret;
/** As if all but `left` uses had been made. */
const use = (key: string, quota: number, left: number) =>
  db().rateCount.updateMany({ where: { key }, data: { used: quota - left } });
const rateOf = ({ headers }: Answer) => headers.get('ratelimit') ?? '';

describe('a token', () => {
  it('is told with each answer how it stands, good or not', async () => {
    const token = await newToken();
    for (const [path, status] of [
      ['/api/v1/me', 200],
      ['/api/v1/checks/x', 404],
      ['/api/v1/tokens', 403],
    ] as const) {
      const answer = await call('GET', path, { token });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('ratelimit-policy')).toBe('"token";q=1200;w=60');
      expect(rateOf(answer)).toMatch(/^"token";r=119[789];t=\d+$/);
      expect(answer.headers.get('retry-after')).toBeNull();
    }
  });

  it('that asks too often is told to wait, alone, and may go on when its minute is over', async () => {
    const [busy, calm] = [await newToken(), await newToken()];
    const key = `token:${hashToken(busy)}`;
    await me(busy);
    await use(key, TOKEN_RATE.quota, 1);
    const answers = [await me(busy), await me(busy)];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    expect(rateOf(answers[0] as Answer)).toMatch(/;r=0;/);
    const wait = Number(answers[1]?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(rateOf(answers[1] as Answer)).toBe(`"token";r=0;t=${wait}`);
    expect(answers[1]?.body).toMatchObject({ error: { code: 'throttled', detail: { retryAfterSeconds: wait } } });
    expect((await me(calm)).status).toBe(200);

    await db().rateCount.updateMany({ where: { key }, data: { since: new Date(Date.now() - TOKEN_RATE.windowMs) } });
    expect((await me(busy)).status).toBe(200);
  });

  it('has no more uses by asking many times at once', async () => {
    const token = await newToken();
    await me(token);
    await use(`token:${hashToken(token)}`, TOKEN_RATE.quota, 5);
    const answers = await Promise.all(Array.from({ length: 15 }, () => me(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(200), ...Array(10).fill(429)]);
  });
});

describe('an address', () => {
  const ADDRESS = '203.0.113.7';
  const key = `${WRONG_RATE.name}:${ADDRESS}`;

  it('that sends wrong tokens is told how it stands, then made to wait before anything is looked up', async () => {
    const wrong = await me(generateToken(), ADDRESS);
    expect(wrong.status).toBe(401);
    expect(rateOf(wrong)).toMatch(/^"wrong-tokens";r=119;t=\d+$/);
    await use(key, WRONG_RATE.quota, 1);
    const never = await newToken();
    const all = [await me('mut_typing_error', ADDRESS), await me(generateToken(), ADDRESS), await me(never, ADDRESS)];
    expect(all.map(({ status }) => status)).toEqual([401, 429, 429]);
    expect(Number(all[1]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(all[1]?.headers.get('ratelimit-policy')).toBe('"wrong-tokens";q=120;w=60');
    expect((await me(generateToken(), '203.0.113.8')).status).toBe(401);
    expect((await me(never, '203.0.113.8')).status).toBe(200);
  });

  it('is not counted for right tokens, and these go on while others send wrong ones from there', async () => {
    const token = await newToken();
    for (const path of ['/api/v1/me', '/api/v1/tokens']) await call('GET', path, { token, from: ADDRESS });
    expect((await db().rateCount.findUnique({ where: { key } }))?.used).toBe(0);
    await use(key, WRONG_RATE.quota, 0);
    expect((await me(generateToken(), ADDRESS)).status).toBe(429);
    expect((await me(token, ADDRESS)).status).toBe(200);
  });

  it('is counted for a token from the moment at which it ended', async () => {
    const { secret, token } = await createToken(api.world.ctx, { name: 'ends', role: 'viewer', by: SYSTEM });
    expect((await me(secret, ADDRESS)).status).toBe(200);
    await revokeToken(api.world.ctx, { tokenId: token.id, by: SYSTEM });
    for (const _ of [1, 2]) expect((await me(secret, ADDRESS)).status).toBe(401);
    expect((await db().rateCount.findUnique({ where: { key } }))?.used).toBe(1);
  });

  it('of IPv6 counts for its whole /64', async () => {
    await me(generateToken(), '2001:db8:1:2::1');
    await me(generateToken(), '2001:db8:1:2:ffff::9');
    expect((await db().rateCount.findMany()).map(({ key, used }) => [key, used])).toEqual([
      [`${WRONG_RATE.name}:2001:db8:1:2::/64`, 2],
    ]);
  });

  it('that sends none is refused for nothing, and nothing is counted', async () => {
    const answer = await me(null, ADDRESS);
    expect([answer.status, rateOf(answer)]).toEqual([401, '']);
    expect(await db().rateCount.count()).toBe(0);
  });
});
