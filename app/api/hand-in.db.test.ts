/** Sessions that are handed in by script: in every form, for their own account alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxAccount } from '#/sandbox/instagram/state/sandbox-account.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
let ann: { id: string; sandbox: SandboxAccount };
let bob: { id: string; sandbox: SandboxAccount };
beforeAll(async () => {
  api = await createApiWorld();
  ann = await api.world.account({ username: 'ann', signedIn: true });
  bob = await api.world.account({ username: 'bob', signedIn: true });
});
afterAll(() => api[Symbol.asyncDispose]());

const hand = (body: unknown) => api.call('POST', `/api/v1/accounts/${ann.id}/session`, { body });
const message = ({ body }: { body: { error?: unknown } }) => (body.error as { message: string }).message;
const generation = async () => (await api.call('GET', `/api/v1/accounts/${ann.id}`)).body.generation;

it('takes a copied command, with the user agent in it or beside it', async () => {
  const { sessionId } = ann.sandbox.session();
  const curl = `curl 'https://www.instagram.com/' -H 'user-agent: Copied/1.0' -H 'cookie: mid=Xyz; sessionid=${sessionId}'`;
  expect(await hand({ sessionId: curl })).toMatchObject({ status: 200, body: { health: 'active' } });
  expect((await hand({ sessionId, userAgent: 'Mozilla/5.0 (X11) Chrome/140.0' })).status).toBe(200);
  for (const userAgent of ['', 'two\nlines', 'x'.repeat(513)]) {
    expect((await hand({ sessionId, userAgent })).status).toBe(400);
  }
});

it('refuses the session of another account with both names, and ends nobody’s', async () => {
  const before = await generation();
  const refused = await hand({ sessionId: bob.sandbox.session().sessionId });
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { detail: { verdict: 'wrong_account', username: 'bob' } } },
  });
  expect(message(refused)).toContain(`belongs to @bob (id ${bob.sandbox.id}), not to @ann`);
  expect(await generation()).toEqual(before);
  const audit = await api.call('GET', `/api/v1/audit?subjectKind=account&subjectId=${ann.id}&limit=1`, { as: 'owner' });
  expect(audit.body.entries).toMatchObject([{ action: 'session.refused', actor: { kind: 'token' } }]);
});

it('says what it found where nothing can be taken', async () => {
  const [one, other] = [ann.sandbox.session().sessionId, bob.sandbox.session().sessionId];
  const two = await hand({ sessionId: `sessionid=${one}\nsessionid=${other}` });
  expect(two.status).toBe(400);
  expect(message(two)).toMatch(/There are two sessions in this text \(\S+\.\.\.\S+ and \S+\.\.\.\S+\)/);
  expect(message(two)).not.toContain(one);
  const none = await hand({ sessionId: 'csrftoken=abc; mid=Xyz' });
  expect(none.status).toBe(400);
  expect(message(none)).toContain('csrftoken, mid');
});

describe('without a named account', () => {
  it('adds an unknown one only when the body says so', async () => {
    const stranger = api.world.instagram.account({ username: 'stranger', password: 'x' });
    const call = (more: object) =>
      api.call('POST', '/api/v1/admin/session', { body: { session_id: stranger.session().sessionId, ...more } });
    const refused = await call({});
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: { username: 'stranger' } } },
    });
    expect(message(refused)).toContain('"add_account": true');
    expect(await call({ add_account: true })).toMatchObject({ status: 200, body: { username: 'stranger' } });
    const bell = await api.world.ctx.db.notice.findFirst({ where: { kind: 'handed_in' }, orderBy: { owedAt: 'desc' } });
    expect(bell?.payload).toMatchObject({ username: 'stranger', what: 'account_with_session', by: 'test operator' });
  });
});

it('leaves a block where it is when only the notes change', async () => {
  await api.world.ctx.db.account.update({
    where: { id: ann.id },
    data: { status: 'blocked', blockedFor: 'wrong_password' },
  });
  const change = (body: unknown) => api.call('PATCH', `/api/v1/accounts/${ann.id}`, { body });
  expect((await change({ notes: 'seen' })).body).toMatchObject({ status: 'blocked', blockedFor: 'wrong_password' });
  expect((await change({ password: 'another' })).body).toMatchObject({ status: 'ready' });
});
