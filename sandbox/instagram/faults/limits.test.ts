import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#/testing/sandbox/walk.ts';
import { createInstagram, type InstagramSandbox } from '../create-instagram.ts';
import type { SandboxAccount } from '../state/sandbox-account.ts';

let instagram: InstagramSandbox;
let account: SandboxAccount;
let reader: Reader;

beforeEach(async () => {
  instagram = await createInstagram({ seed: 'limits' });
  account = instagram.account({ username: 'owner', password: 'secret' });
  reader = createReader(instagram.origin, account.session().cookieHeader);
});
afterEach(() => instagram.close());

const ALIVE = '/api/v1/accounts/edit/web_form_data/';

describe('limits', () => {
  it.each([
    ['e1', 401],
    ['e2', 401],
    ['429', 429],
  ] as const)('answers %s above the rate and recovers when the window moves on', async (answer, status) => {
    let now = Date.parse('2026-11-23T12:00:00Z');
    await using timed = await createInstagram({ seed: 'faults', now: () => new Date(now) });
    const { id: ada } = timed.profile({ username: 'ada', followers: 300 });
    const fast = createReader(timed.origin, timed.account({ username: 'owner', password: 'x' }).session().cookieHeader);
    timed.rateLimit({ perWindow: 3, windowMs: 60_000, answer, retryAfter: answer === '429' ? 17 : null });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await fast.page(ada, 'followers', null)).status);
    expect(statuses).toEqual([200, 200, 200, status]);
    expect((await fast.get(ALIVE)).headers.get('retry-after')).toBe(answer === '429' ? '17' : null);
    now += 60_001;
    expect((await fast.page(ada, 'followers', null)).status).toBe(200);
    expect(timed.requests.maxPerWindow(60_000, { fault: null })).toBe(3);
  });

  it('is a matter of each session, not of all', async () => {
    instagram.rateLimit({ perWindow: 1, windowMs: 60_000, answer: '429' });
    const other = createReader(instagram.origin, account.session().cookieHeader);
    expect([
      (await reader.get(ALIVE)).status,
      (await reader.get(ALIVE)).status,
      (await other.get(ALIVE)).status,
    ]).toEqual([200, 429, 200]);
  });

  it('binds a session to its user agent when told so', async () => {
    instagram.switches({ userAgents: 'bound' });
    const { cookieHeader, userAgent } = account.session();
    const bound = createReader(instagram.origin, cookieHeader);
    expect((await bound.get(ALIVE, { 'user-agent': userAgent })).status).toBe(200);
    expect(await (await bound.get(ALIVE, { 'user-agent': 'something else' })).json()).toMatchObject({
      message: 'useragent mismatch',
    });
  });
});
