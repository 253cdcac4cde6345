/** Names of customers and of their lists: no route shows them to whoever may only look, unless an owner allows it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowNames } from '#/lib/operators/allow-names.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { everyRoute } from '#/testing/document-check.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

const TARGET = 'canary.target';
const FOLLOWED = 'canary.followed';
const CUSTOMER = { user_id: 777, username: 'canary_customer', first_name: 'Canary', last_name: 'Canarina' };
const SECRET = /canar/i;

let api: ApiWorld;
let ids: Record<string, string>;
beforeAll(async () => {
  api = await createApiWorld();
  const { db, clock } = api.world.ctx;
  const { id: accountId } = await api.world.account({ username: 'reader' });
  await api.call('POST', '/api/v1/users/ensure', { body: CUSTOMER });
  await api.call('POST', '/api/v1/customers/777/credits', { as: 'owner', body: { credits: 3, note: 'for Canary' } });
  const initiated = await api.call('POST', '/api/v1/check/initiate', { body: { user_id: 777, username: TARGET } });
  const checkId = String(initiated.body.check_id);
  const at = clock.now();
  await db.check.update({
    where: { id: checkId },
    data: {
      status: 'completed',
      finishedAt: at,
      targetId: 5n,
      targetFullName: 'Canary Target',
      followingRead: 1,
      notMutualCount: 1,
      mutualCount: 0,
    },
  });
  await db.checkPage.create({
    data: {
      ...{
        checkId,
        list: 'following',
        walk: 1,
        sequence: 1,
        run: 1,
        accountId,
        generation: 1,
        dialect: 'rest',
        tookMs: 1,
      },
      ...{ userIds: [9n], usernames: [FOLLOWED], fullNames: ['Canary Followed'] },
    },
  });
  const attempt = await db.refreshAttempt.create({
    data: { accountId, status: 'waiting_for_code', cause: 'signed_out', askedBy: 'test', queuedAt: at },
  });
  const challenge = await db.challenge.create({
    data: { attemptId: attempt.id, kind: 'text_code', askedAt: at, expiresAt: new Date(at.getTime() + 600_000) },
  });
  ids = { accountId, checkId, attemptId: attempt.id, challengeId: challenge.id, customerId: '777', userId: '777' };
});
afterAll(() => api[Symbol.asyncDispose]());

const QUERIES: Record<string, string> = { '/api/v1/checks/{checkId}/users': '?list=not_following_back' };

/** What every GET route says to this role, by its path. */
async function everythingShownTo(role: 'viewer' | 'operator'): Promise<Map<string, { status: number; text: string }>> {
  const shown = new Map<string, { status: number; text: string }>();
  const readable = everyRoute.filter(({ method, right }) => method === 'get' && right);
  for (const { path } of readable) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'none');
    const { status, bytes } = await api.call('GET', `${address}${QUERIES[path] ?? ''}`, { as: role });
    shown.set(path, { status, text: new TextDecoder('latin1').decode(bytes) });
  }
  return shown;
}

const showing = (shown: Map<string, { text: string }>) =>
  [...shown].filter(([, { text }]) => SECRET.test(text)).map(([path]) => path);

it('shows viewers counts and states, and not one name', async () => {
  const shown = await everythingShownTo('viewer');
  expect(showing(shown)).toEqual([]);
  expect(shown.get('/api/v1/checks/{checkId}/users')?.text).toContain('"total":1');
  expect(shown.get('/api/v1/check/{checkId}')?.text).toContain('"total_non_mutual":1');
  expect(shown.get('/api/v1/check/{checkId}/file')?.status).toBe(403);
});

it('lets viewers find nobody by a name that they guess', async () => {
  const search = async (path: string) => (await api.call('GET', `${path}?search=canar`, { as: 'viewer' })).body;
  expect(await search('/api/v1/checks')).toMatchObject({ checks: [], next: null });
  expect(await search('/api/v1/customers')).toMatchObject({ customers: [], next: null });
});

it('shows operators all of them: the names are there to be seen', async () => {
  const shown = showing(await everythingShownTo('operator'));
  expect(shown).toEqual(
    expect.arrayContaining([
      '/api/v1/check/{checkId}',
      '/api/v1/checks/{checkId}',
      '/api/v1/checks/{checkId}/users',
      '/api/v1/checks',
      '/api/v1/customers',
      '/api/v1/customers/{customerId}',
      '/api/v1/customers/{customerId}/ledger',
    ]),
  );
});

it('tells viewers on the bell of no profile', async () => {
  const { ctx } = api.world;
  const payload = { checkId: 'c1', username: TARGET, cause: 'exception', detail: 'Canary', times: 5 } as const;
  await ctx.db.transaction((tx) =>
    enqueueForOperators(ctx, tx, { kind: 'check_given_up', payload, about: 'c1', at: ctx.clock.now() }),
  );
  const bell = await listBell({ ...ctx, hideNames: true }, { limit: 9, by: SYSTEM });
  expect(bell).toHaveLength(1);
  expect(JSON.stringify(bell)).not.toMatch(SECRET);
});

it('shows them to viewers from the request on after an owner allowed it, and no more after it was taken back', async () => {
  const by = { kind: 'operator', id: 'o1', name: 'Olga', role: 'owner' } as const;
  await allowNames(api.world.ctx, { allowed: true, by });
  expect(showing(await everythingShownTo('viewer'))).toContain('/api/v1/checks/{checkId}/users');
  await allowNames(api.world.ctx, { allowed: false, by });
  expect(showing(await everythingShownTo('viewer'))).toEqual([]);
  const entries = await api.call('GET', '/api/v1/audit?action=names.allowed', { as: 'owner' });
  expect(entries.body.entries).toMatchObject([{ actor: { name: 'Olga' } }]);
});
