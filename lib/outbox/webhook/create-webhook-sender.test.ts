import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryError } from '../delivery-error.ts';
import { createWebhookSender } from './create-webhook-sender.ts';

const SECRET = 'canary-webhook-secret';
const NOW = new Date('2026-11-23T18:00:00.500Z');
const NOTICE = {
  id: 'n1',
  kind: 'nothing_left',
  at: new Date('2026-11-23T17:59:00Z'),
  payload: { waitingChecks: 3 },
  reminder: 0,
  link: 'https://mutuals.example/accounts',
};

let server: Server;
let origin = '';
let seen: { path: string | undefined; method: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
let answer: { status: number; headers?: Record<string, string> } | 'nothing' = { status: 204 };

beforeEach(async () => {
  seen = [];
  answer = { status: 204 };
  server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    seen.push({ path: request.url, method: request.method, headers: request.headers, body });
    if (answer !== 'nothing') response.writeHead(answer.status, answer.headers).end('x'.repeat(100_000));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function send(url = `${origin}/hook?team=1`, more: Partial<Parameters<typeof createWebhookSender>[0]> = {}) {
  return createWebhookSender({ url, secret: SECRET, now: () => NOW, ...more }).send(NOTICE);
}

async function errorOf(sending: Promise<void>): Promise<DeliveryError> {
  const error = await sending.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`no error of a channel: ${error}`);
  expect(`${error.message} ${error.stack}`).not.toContain(SECRET);
  return error;
}

describe('a webhook', () => {
  it('gets the notice as JSON that its receiver can verify with the shared secret', async () => {
    await send();
    expect(seen).toHaveLength(1);
    const [{ path, method, headers, body } = { path: '', method: '', headers: {}, body: '' }] = seen;
    expect([method, path, headers['content-type']]).toEqual(['POST', '/hook?team=1', 'application/json']);
    expect(JSON.parse(body)).toEqual({ ...NOTICE, at: '2026-11-23T17:59:00.000Z' });

    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-mutuals-signature'])) ?? [];
    expect(Number(t)).toBe(Math.floor(NOW.getTime() / 1000));
    expect(v1).toBe(createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex'));
    expect(body + JSON.stringify(headers)).not.toContain(SECRET);
  });

  it('that answers 410 is never asked again', async () => {
    answer = { status: 410 };
    expect((await errorOf(send())).kind).toBe('gone');
  });

  it('is not followed to another address', async () => {
    answer = { status: 307, headers: { location: `${origin}/elsewhere` } };
    expect((await errorOf(send())).kind).toBe('unreachable');
    expect(seen.map(({ path }) => path)).toEqual(['/hook?team=1']);
  });

  it('says itself when it wants to be asked again, up to an hour', async () => {
    answer = { status: 429, headers: { 'retry-after': '30' } };
    expect(await errorOf(send())).toMatchObject({ kind: 'flood', retryAfterMs: 30_000 });
    answer = { status: 503, headers: { 'retry-after': '999999' } };
    expect(await errorOf(send())).toMatchObject({ kind: 'flood', retryAfterMs: 3_600_000 });
    answer = { status: 500 };
    expect((await errorOf(send())).kind).toBe('unreachable');
  });

  it('that never answers is given up after its time', async () => {
    answer = 'nothing';
    expect((await errorOf(send(undefined, { timeoutMs: 50 }))).kind).toBe('unreachable');
  });

  it.each([
    'https://10.0.0.8/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:10.0.0.8]/hook',
    'https://[fd00::1]/hook',
    'http://example.org/hook',
  ])('at %s is not connected to unless it is this machine', async (url) => {
    const error = await errorOf(send(url, { timeoutMs: 2_000 }));
    expect(error.kind).toBe('unreachable');
    expect(error.message).toContain('private network');
  });

  it('whose name leads into a private network is refused before a byte is sent', async () => {
    const port = new URL(origin).port;
    const lookup: NonNullable<Parameters<typeof createWebhookSender>[0]['lookup']> = (_host, _options, done) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    const error = await errorOf(send(`https://hooks.example:${port}/`, { lookup }));
    expect(error.message).toContain('private network');
    expect(seen).toHaveLength(0);
  });
});
