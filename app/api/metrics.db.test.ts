import { afterAll, beforeAll, expect, it } from 'vitest';
import { METRICS } from '#/lib/views/metrics.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

const scrape = async () => {
  const answer = await api.call('GET', '/api/v1/metrics', { as: 'viewer' });
  return { ...answer, text: new TextDecoder().decode(answer.bytes) };
};

it('are told to a token of a viewer, and to nobody without one', async () => {
  const { status, headers } = await scrape();
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect((await api.call('GET', '/api/v1/metrics', { as: null })).status).toBe(401);
});

it('say how many sessions, checks and messages there are, and name no customer', async () => {
  const { id } = await api.world.customer({ credits: 2 });
  const check = await api.call('POST', '/api/v1/checks', {
    body: { customerId: String(id), username: 'someone_else' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(check.status).toBe(202);
  const { text } = await scrape();
  expect(text).toMatch(/^mutuals_checks\{(reason="",status="queued"|status="queued",reason="")\} 1$/m);
  expect(text).toMatch(/^mutuals_notices_owed\{audience="customer"\} \d+$/m);
  expect(text).not.toMatch(new RegExp(`someone_else|${id}`));
  const told = new Set(text.match(/^mutuals_\w+/gm));
  for (const name of told) expect(Object.keys(METRICS)).toContain(name);
});
