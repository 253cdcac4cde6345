/** Attempts and questions by script. The browser's part is played by writing its rows. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await createApiWorld();
});
afterAll(() => api[Symbol.asyncDispose]());

let names = 0;
async function openAttempt(): Promise<{ accountId: string; attemptId: string }> {
  names += 1;
  const { body } = await api.call('POST', '/api/v1/accounts', {
    body: { username: `reader.${names}`, password: 'secret' },
  });
  const asked = await api.call('POST', `/api/v1/accounts/${body.id}/refresh`);
  expect(asked).toMatchObject({ status: 202, body: { joined: false, attempt: { status: 'queued', cause: 'manual' } } });
  return { accountId: String(body.id), attemptId: (asked.body.attempt as { id: string }).id };
}

/** What the browser would have written when Instagram asks for a code. */
async function question(fields: { expiresInMs?: number; canResendAt?: Date } = {}) {
  const { attemptId } = await openAttempt();
  const { db, pictures } = api.world.ctx;
  const id = randomUUID();
  const now = new Date();
  const { expiresInMs = 10 * MINUTE_MS, ...rest } = fields;
  const picture = pictures.seal(placeOf('challengePicture', id), new Uint8Array([0xff, 0xd8, 1, 2, 3]));
  await db.refreshAttempt.update({ where: { id: attemptId }, data: { status: 'waiting_for_code', startedAt: now } });
  await db.challenge.create({
    data: {
      ...rest,
      id,
      attemptId,
      kind: 'text_code',
      sentTo: '+380 ** *** **79',
      digitsMin: 6,
      digitsMax: 6,
      methods: ['app_code'],
      askedAt: now,
      expiresAt: after(now, expiresInMs),
      sealedPicture: picture,
      pictureAt: now,
    },
  });
  return { id, attemptId, at: (action = '') => `/api/v1/challenges/${id}${action}` };
}

describe('an attempt', () => {
  it('is joined by whoever asks again, however many at once', async () => {
    const { accountId, attemptId } = await openAttempt();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.call('POST', `/api/v1/accounts/${accountId}/refresh`)),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(202);
      expect(body).toMatchObject({ joined: true, attempt: { id: attemptId } });
    }
    const { body } = await api.call('GET', `/api/v1/attempts?accountId=${accountId}`, { as: 'viewer' });
    expect(body).toMatchObject({ attempts: [{ id: attemptId, askedBy: 'token:test operator' }], next: null });
  });

  it('is given up once', async () => {
    const { attemptId } = await openAttempt();
    const abandon = () => api.call('POST', `/api/v1/attempts/${attemptId}/abandon`);
    expect(await abandon()).toMatchObject({ status: 200, body: { status: 'abandoned' } });
    expect(await abandon()).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  });

  it('shows its steps, and the picture of a step that is its own', async () => {
    const { attemptId } = await openAttempt();
    const other = await openAttempt();
    const { db, pictures } = api.world.ctx;
    const steps = [randomUUID(), randomUUID()] as const;
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    const shared = { attemptId, rung: 'sign_in', tookMs: 12, at: new Date() };
    const sealedPicture = pictures.seal(placeOf('stepPicture', steps[0]), png);
    await db.attemptStep.create({
      data: { ...shared, id: steps[0], sequence: 1, screen: 'sign_in_form', sealedPicture },
    });
    await db.attemptStep.create({ data: { ...shared, id: steps[1], sequence: 2, screen: 'home' } });

    const { body } = await api.call('GET', `/api/v1/attempts/${attemptId}`, { as: 'viewer' });
    expect(body.steps).toMatchObject([{ screen: 'sign_in_form', hasPicture: true }, { hasPicture: false }]);
    const picture = (attempt: string, step: string) =>
      api.call('GET', `/api/v1/attempts/${attempt}/steps/${step}/picture`, { as: 'viewer' });
    const shown = await picture(attemptId, steps[0]);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect([...shown.bytes]).toEqual([...png]);
    expect((await picture(attemptId, steps[1])).status).toBe(410);
    expect((await picture(other.attemptId, steps[0])).status).toBe(404);

    await db.attemptStep.update({ where: { id: steps[1] }, data: { sealedPicture } });
    expect(await picture(attemptId, steps[1])).toMatchObject({ status: 410, body: { error: { code: 'unsealable' } } });
  });

  it('is listed page by page', async () => {
    const seen: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const { body } = await api.call('GET', `/api/v1/attempts?limit=1${next ? `&after=${next}` : ''}`);
      seen.push(...(body.attempts as { id: string }[]).map(({ id }) => id));
      next = body.next;
    }
    expect(seen).toHaveLength(await api.world.ctx.db.refreshAttempt.count());
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a question', () => {
  it('is shown with its picture while it is open', async () => {
    const { id, attemptId, at } = await question();
    const { body } = await api.call('GET', '/api/v1/challenges', { as: 'viewer' });
    expect((body.challenges as { id: string }[]).map((one) => one.id)).toContain(id);
    expect((await api.call('GET', at(), { as: 'viewer' })).body).toMatchObject({
      attemptId,
      kind: 'text_code',
      status: 'open',
      sentTo: '+380 ** *** **79',
      hasPicture: true,
    });
    const picture = await api.call('GET', at('/picture'), { as: 'viewer' });
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect([...picture.bytes]).toEqual([0xff, 0xd8, 1, 2, 3]);
  });

  it('takes one answer; the other doors say who was first, and nobody sees the code', async () => {
    const { at } = await question();
    const answer = (code: string) => api.call('POST', at('/answer'), { body: { code } });
    expect(await answer('12 34')).toMatchObject({ status: 400 });
    expect(await answer('abcdef')).toMatchObject({ status: 400 });
    const answers = await Promise.all(['123 456', '654321', '111-111'].map(answer));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      error: { message: 'test operator answered this question first.', detail: { reason: 'answered' } },
    });
    const shown = await api.call('GET', at());
    expect(shown.body).toMatchObject({ status: 'answered', answeredBy: 'test operator', answeredDoor: 'api' });
    const audit = await api.call('GET', '/api/v1/audit?action=challenge.answered', { as: 'owner' });
    expect(audit.body.entries).toHaveLength(1);
    expect(JSON.stringify([answers.map(({ body }) => body), shown.body, audit.body])).not.toMatch(
      /123456|654321|111111/,
    );
  });

  it('whose time is over, or that is closed, takes none', async () => {
    const late = await question({ expiresInMs: -1 });
    expect(await api.call('POST', late.at('/answer'), { body: { code: '123456' } })).toMatchObject({
      status: 410,
      body: { error: { detail: { reason: 'expired' } } },
    });
    const closed = await question();
    await api.call('POST', `/api/v1/attempts/${closed.attemptId}/abandon`);
    expect(await api.call('POST', closed.at('/answer'), { body: { code: '123456' } })).toMatchObject({
      status: 410,
      body: { error: { detail: { reason: 'closed' } } },
    });
    expect((await api.call('GET', closed.at('/picture'))).status).toBe(410);
  });

  it('can be asked again, as soon as Instagram sends one, or in a way that Instagram offers', async () => {
    const soon = await question({ canResendAt: after(new Date(), MINUTE_MS) });
    const wish = (at: string, value: string) => api.call('POST', at, { body: { wish: value } });
    expect(await wish(soon.at('/wish'), 'resend')).toMatchObject({ status: 202, body: { resendKept: true } });
    const now = await question();
    expect((await wish(now.at('/wish'), 'resend')).status).toBe(202);
    expect((await wish(now.at('/wish'), 'switch:app_code')).status).toBe(202);
    expect((await wish(now.at('/wish'), 'switch:email_code')).status).toBe(400);
    expect((await wish(now.at('/wish'), 'guess')).status).toBe(400);
  });
});
