/** Tokens, operators, the audit log, and the service itself. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { registerWorker, retireWorker } from '#/lib/platform/workers.ts';
import { type ApiWorld, createApiWorld, type Knock } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
const call: Knock = (...asked) => api.knock(...asked);
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

const staffMember = (name: string, role: 'viewer' | 'operator' | 'owner') =>
  createOperator(api.world.ctx, {
    email: `${name}@example.org`,
    name,
    role,
    password: 'correct horse battery',
    language: 'en',
    by: SYSTEM,
  });

it('says who asks', async () => {
  const me = await api.call('GET', '/api/v1/me', { as: 'viewer' });
  expect(me.body).toMatchObject({
    role: 'viewer',
    token: { name: 'test viewer', prefix: api.tokens.viewer.slice(0, 8) },
  });
});

it('lists tokens without their secrets, and revokes one', async () => {
  const { secret, token } = await createToken(api.world.ctx, { name: 'reports', role: 'viewer', days: 7, by: SYSTEM });
  expect((await call('GET', '/api/v1/me', { token: secret })).body).toMatchObject({ role: 'viewer' });
  const listed = await api.call('GET', '/api/v1/tokens', { as: 'owner' });
  expect(listed.body.tokens).toContainEqual(expect.objectContaining({ id: token.id, name: 'reports' }));
  expect(JSON.stringify(listed.body)).not.toContain(secret.slice(8));

  const revoke = () => api.call('DELETE', `/api/v1/tokens/${token.id}`, { as: 'owner' });
  const revoked = await revoke();
  expect(revoked.body.revokedAt).toEqual(expect.any(String));
  expect((await revoke()).body).toEqual(revoked.body);
  expect((await call('GET', '/api/v1/me', { token: secret })).status).toBe(401);
});

it('makes no operators and no tokens, and lets nobody in again', async () => {
  const person = { email: 'eve@example.org', name: 'Eve', role: 'owner', password: 'correct horse battery' };
  const before = await api.world.ctx.db.operator.count();
  expect((await api.call('POST', '/api/v1/operators', { as: 'owner', body: person })).status).toBe(405);
  const token = { name: 'child', role: 'owner' };
  expect((await api.call('POST', '/api/v1/tokens', { as: 'owner', body: token })).status).toBe(405);
  const ada = await staffMember('ada', 'viewer');
  for (const change of [{ role: 'owner' }, { disabled: false }, { disabled: true, role: 'owner' }])
    expect((await api.call('PATCH', `/api/v1/operators/${ada.id}`, { as: 'owner', body: change })).status).toBe(400);
  expect(await api.world.ctx.db.operator.count()).toBe(before + 1);
});

it('lists operators without a secret', async () => {
  await staffMember('first', 'owner');
  const { body, bytes } = await api.call('GET', '/api/v1/operators', { as: 'owner' });
  expect(body.operators).toContainEqual(expect.objectContaining({ email: 'first@example.org', role: 'owner' }));
  expect(new TextDecoder().decode(bytes)).not.toMatch(/argon|hash|version/i);
});

it('keeps an operator out, but never the last owner', async () => {
  const keepOut = ({ id }: { id: string }) =>
    api.call('PATCH', `/api/v1/operators/${id}`, { as: 'owner', body: { disabled: true } });
  const grace = await staffMember('grace', 'operator');
  const { secret } = await createToken(api.world.ctx, {
    name: 'hers',
    role: 'operator',
    operatorId: grace.id,
    by: SYSTEM,
  });
  expect((await keepOut(grace)).body.disabledAt).toEqual(expect.any(String));
  expect((await call('GET', '/api/v1/me', { token: secret })).status).toBe(401);
  const owners = await api.world.ctx.db.operator.findMany({ where: { role: 'owner', disabledAt: null } });
  const codes: number[] = [];
  for (const owner of owners) codes.push((await keepOut(owner)).status);
  expect(codes).toEqual([...Array(owners.length - 1).fill(200), 409]);
});

it('shows the audit log page by page, each entry once', async () => {
  const seen: string[] = [];
  let next: unknown = '';
  while (next !== null) {
    const { body } = await api.call('GET', `/api/v1/audit?limit=2${next ? `&after=${next}` : ''}`, { as: 'owner' });
    seen.push(...(body.entries as { id: string }[]).map(({ id }) => id));
    next = body.next;
  }
  expect(seen).toHaveLength(await api.world.ctx.db.auditEntry.count());
  expect(new Set(seen).size).toBe(seen.length);
});

it('finds customers by name and by id, and pages through them', async () => {
  for (const [user_id, username] of [
    [201, 'maria'],
    [202, 'marianne'],
    [203, 'oleg'],
  ] as const) {
    await api.call('POST', '/api/v1/users/ensure', { body: { user_id, username } });
  }
  const idsOf = async (query: string) => {
    const { body } = await api.call('GET', `/api/v1/customers?${query}`, { as: 'operator' });
    return { ids: (body.customers as { id: number }[]).map(({ id }) => id), next: body.next };
  };
  expect((await idsOf('search=@maria')).ids.sort()).toEqual([201, 202]);
  expect((await idsOf('search=203')).ids).toEqual([203]);
  const first = await idsOf('limit=2');
  const rest = await idsOf(`limit=2&after=${first.next}`);
  expect([...first.ids, ...rest.ids].sort()).toEqual([201, 202, 203]);
  expect(rest.next).toBeNull();
});

it('says whether a worker is alive', async () => {
  const health = async () => (await call('GET', '/api/health')).body;
  const { db } = api.world.ctx;
  expect(await health()).toMatchObject({ status: 'ok', database: true, worker: false, version: expect.any(String) });
  const id = randomUUID();
  await registerWorker(db, { id, kind: 'worker', version: '0' });
  expect(await health()).toMatchObject({ worker: true });
  await db.$executeRaw`update workers set seen_at = clock_timestamp() - interval '31 seconds'`;
  expect(await health()).toMatchObject({ worker: false });
  await db.$executeRaw`update workers set seen_at = clock_timestamp()`;
  await retireWorker(db, id);
  expect(await health()).toMatchObject({ worker: false });
});

it('serves its document to everybody', async () => {
  const { status, body, headers } = await call('GET', '/api/v1/openapi.json');
  expect(status).toBe(200);
  expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/check/initiate': { post: {} } } });
  expect(headers.get('content-type')).toContain('application/json');
});

it('answers an address that is none like every other refusal', async () => {
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    const { status, body } = await call(method, '/api/v1/nonsense');
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'not_found', requestId: expect.any(String) } });
  }
});
