/** On a fault: a sentence and a request id (docs/facts/reliability.md#attacks: D34). */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebCtx } from '#/lib/context.ts';
import { generateToken } from '#/lib/operators/tokens/token-format.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { openDb } from '#/lib/platform/db.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { fitDocument } from '#/testing/document-check.ts';
import { createApp } from './app.ts';
import { readJson } from './read-body.ts';

afterEach(() => void vi.useRealTimers());

const asked = (headers: Record<string, string> = {}) => new Request('http://mutuals.test/api/v1/me', { headers });
const authorised = (headers = {}) => asked({ authorization: `Bearer ${generateToken()}`, ...headers });
const contextOf = (db: WebCtx['db'], log = silentLog) => ({ db, clock: systemClock, log }) as WebCtx;
const health = (open: () => Promise<WebCtx>) => createApp(open).request('/api/health');
const nowhere = () => openDb({ url: 'postgresql://somebody:hush@127.0.0.1:1/nowhere' });

describe('a request', () => {
  it('during an outage is told to come back, and nothing else', async () => {
    const db = nowhere();
    const response = await createApp(async () => contextOf(db)).fetch(authorised());
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    const text = await response.clone().text();
    expect(text).toContain('The database does not answer now');
    for (const inside of ['hush', '127.0.0.1', 'prisma', 'select', 'at ', '.ts']) expect(text).not.toContain(inside);
    await db.close();
  });

  it('that meets a fault of ours is given its request id; the log has the rest', async () => {
    const lines: object[] = [];
    const log = { ...silentLog, error: (facts: object) => void lines.push(facts) };
    const broken = new Error('select secret from /home/somewhere/lib/store.ts');
    const db = new Proxy({} as WebCtx['db'], {
      get() {
        throw broken;
      },
    });
    const app = createApp(async () => contextOf(db, log));
    const response = await app.fetch(authorised({ 'x-request-id': 'from-the-asker.1' }));
    expect(response.status).toBe(500);
    expect(response.headers.get('x-request-id')).toBe('from-the-asker.1');
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal', requestId: 'from-the-asker.1' } });
    expect(text).not.toContain('secret');
    expect(lines).toEqual([{ err: broken, requestId: 'from-the-asker.1', method: 'GET', path: '/api/v1/me' }]);
  });

  it('gets an id of ours when its own could be mistaken for something else', async () => {
    const app = createApp(async () => contextOf(nowhere()));
    const response = await app.fetch(asked({ 'x-request-id': '<script>' }));
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('whose body does not arrive in time is given up', async () => {
    const trickle = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"a"')) });
    const request = new Request('http://mutuals.test/x', {
      method: 'POST',
      body: trickle,
      duplex: 'half',
    } as RequestInit);
    await expect(readJson(request, { ms: 20 })).rejects.toMatchObject({ code: 'too_slow' });
  });
});

describe('health', () => {
  it('says 503 with a plain reason when the database is away', async () => {
    const db = nowhere();
    const response = await health(async () => contextOf(db));
    await fitDocument({ method: 'get', path: '/api/health' }, response);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'unavailable',
      database: false,
      reason: 'The database does not answer.',
    });
    await db.close();
  });

  it('does not blame the database for what it did not do', async () => {
    const response = await health(() => Promise.reject(new Error('VAULT_PUBLIC_KEY is not usable')));
    const text = await response.text();
    expect(response.status).toBe(503);
    expect(text).toContain('its settings');
    expect(text).not.toContain('VAULT');
  });

  it('says so as well when the database only keeps silent', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const pending = health(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await pending).status).toBe(503);
  });
});
