import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';
import { tablesThatHold } from '#/testing/worlds/planted-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

const owner = { as: 'owner' } as const;

describe('a customer', () => {
  it('is written out to an owner as one JSON file, also when the history is longer than one reading', async () => {
    const { id } = await api.world.customer({ credits: 1 });
    const asked = { customerId: id, door: 'api', targetUsername: 'ada', requestedAt: new Date() } as const;
    await api.world.ctx.db.check.createMany({ data: Array.from({ length: 1_201 }, () => asked) });
    const answer = await api.call('GET', `/api/v1/customers/${id}/export`, owner);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="mutuals-${id}-`));
    expect(answer.body).toMatchObject({ customer: [{ id: String(id) }], ledger: [{ kind: 'grant' }] });
    const checks = answer.body.checks as { id: string }[];
    expect(new Set(checks.map((check) => check.id)).size).toBe(1_201);
    const log = await api.world.ctx.db.auditEntry.findFirst({ where: { action: 'customer.exported' } });
    expect(log).toMatchObject({ subjectId: String(id), actorName: 'test owner' });
  });

  it('is deleted by an owner: nothing names them afterwards, and asking again finds nobody', async () => {
    const { id } = await api.world.customer({ credits: 1 });
    await api.world.requestCheck({ customerId: id, username: 'ada' });
    const gone = await api.call('DELETE', `/api/v1/customers/${id}`, owner);
    expect(gone).toMatchObject({ status: 200, body: { deleted: true, checksCancelled: 1 } });
    expect(await tablesThatHold(api.world.ctx.db, [String(id)])).toEqual([]);
    for (const [method, address] of [
      ['DELETE', `/api/v1/customers/${id}`],
      ['GET', `/api/v1/customers/${id}/export`],
    ] as const)
      expect((await api.call(method, address, owner)).status).toBe(404);
  });

  it('is neither for an operator, and stays', async () => {
    const { id } = await api.world.customer();
    expect((await api.call('DELETE', `/api/v1/customers/${id}`)).status).toBe(403);
    expect((await api.call('GET', `/api/v1/customers/${id}/export`)).status).toBe(403);
    expect((await api.call('GET', `/api/v1/customers/${id}`)).status).toBe(200);
  });
});

describe('somebody who asked not to be read', () => {
  it('is entered by number, listed, refused to whoever wants a check, and taken off again', async () => {
    const instagramId = '31415926535';
    const { id } = await api.world.customer({ credits: 1 });
    const asked = { customerId: id, door: 'api', targetUsername: 'quiet', requestedAt: new Date() } as const;
    const open = await api.world.ctx.db.check.create({
      data: { ...asked, targetId: BigInt(instagramId), status: 'parked' },
    });
    const added = await api.call('POST', '/api/v1/opt-outs', { body: { instagramId, reason: 'asked by mail' } });
    expect(added).toMatchObject({
      status: 201,
      body: { optOut: { instagramId, reason: 'asked by mail' }, checksEnded: 1 },
    });
    expect(await api.world.ctx.db.check.findUnique({ where: { id: open.id } })).toMatchObject({ failure: 'opted_out' });

    const refused = await api.call('POST', '/api/v1/check/initiate', {
      body: { username: 'quiet', user_id: Number(id) },
    });
    expect(refused).toMatchObject({ status: 403, body: { error: { detail: { reason: 'opted_out' } } } });
    expect((await api.call('GET', '/api/v1/opt-outs')).body).toMatchObject({ optOuts: [{ instagramId }], next: null });

    expect((await api.call('DELETE', `/api/v1/opt-outs/${instagramId}`)).body).toEqual({ lifted: true });
    expect((await api.call('DELETE', `/api/v1/opt-outs/${instagramId}`)).status).toBe(404);
  });

  it.each(['ada', '', '0', '-1', '9223372036854775808'])('is not "%s", which is said by name', async (instagramId) => {
    const answer = await api.call('POST', '/api/v1/opt-outs', { body: { instagramId } });
    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('instagramId') } } });
  });
});
