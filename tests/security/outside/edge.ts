/** What is too much, too deep, or meant for somebody else (docs/facts/reliability.md#attacks: C22 and D30 to D32). */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { idsToLookAt } from './api.ts';
import { filled } from './build.ts';
import { actionNamed, callAction, knock, sendRaw } from './knock.ts';
import { buildOf, type Target } from './target.ts';

const TWO_MEGABYTES = 2_000_000;

/** C22. */
export async function lookingChangesNothing(target: Target): Promise<void> {
  const document = await knock(target, '/api/v1/openapi.json');
  const { paths } = JSON.parse(document.text) as { paths: Record<string, object> };
  const changing = Object.entries(paths).filter(([, methods]) => !('get' in methods));
  assert.ok(changing.length > 10);
  const ids = await idsToLookAt(target);
  for (const [path] of changing) {
    const answer = await knock(target, filled(path, ids), { cookie: target.people.owner.cookie });
    assert.equal(answer.status, 405, path);
    assert.match(answer.headers.get('allow') ?? '', /POST|PUT|PATCH|DELETE/, path);
  }
}

/** D30. A server of our own hears whether anything was fetched. */
export async function nothingIsFetchedForStrangers(target: Target): Promise<void> {
  await using listener = await listen();
  const { host } = new URL(target.url);
  for (const address of [`http://127.0.0.1:${listener.port}/x.png`, `//127.0.0.1:${listener.port}/x.png`]) {
    const path = `/_next/image?url=${encodeURIComponent(address)}&w=64&q=75`;
    for (const cookie of ['', target.people.viewer.cookie])
      assert.ok([307, 400, 404].includes((await knock(target, path, { cookie })).status), path);
  }
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
  for (const line of [
    `GET http://127.0.0.1:${listener.port}/ HTTP/1.1`,
    `GET //127.0.0.1:${listener.port}/ HTTP/1.1`,
  ]) {
    const answer = await sendRaw(target, `${line}\r\nHost: ${host}\r\n${upgrade}`);
    assert.doesNotMatch(answer, /101 Switching|ECONNREFUSED|502/, line);
  }
  const headers = {
    host,
    'x-forwarded-host': `127.0.0.1:${listener.port}`,
    location: `http://127.0.0.1:${listener.port}/`,
  };
  await knock(target, '/sign-in', { headers });
  assert.equal(listener.heard(), 0, 'the server fetched something for a stranger');
  assert.equal((await knock(target, '/api/health')).status, 200);
}

/** D31. */
export async function tooMuchIsRefused(target: Target): Promise<void> {
  const trickled = trickle(target);
  const { cookie } = target.people.viewer;
  const large = 'x'.repeat(TWO_MEGABYTES);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x']));
  const search = actionNamed('searchAction', buildOf(target));
  const headers = { 'next-action': search.id, origin: target.url };
  const post = (body: string) => knock(target, '/', { method: 'POST', cookie, headers, body });
  assert.equal((await post(`["${large}"]`)).status, 413, 'two megabytes');
  assert.equal((await callAction(target, search, { cookie, fields: many })).status, 413, 'ten thousand fields');
  const form = { origin: target.url, 'content-type': 'application/x-www-form-urlencoded' };
  const signIn = { method: 'POST', headers: form, body: `email=${large}` };
  assert.equal((await knock(target, '/api/auth/callback/credentials', signIn)).status, 413, 'a long sign-in');
  for (const body of ['['.repeat(100_000), '['.repeat(100_000) + ']'.repeat(100_000), '{{{', ''])
    assert.equal((await post(body)).status, 400, `${body.slice(0, 5)}…`);
  assert.equal((await callAction(target, search, { cookie, args: ['x'] })).status, 200, 'as a page sends it');
  for (const answer of await trickled) assert.match(answer, /^HTTP\/1\.1 (408|405)/, 'a body that trickles in');
  assert.equal((await knock(target, '/api/health')).status, 200);
}

/** Begins a body at every door that takes one, and never ends it. */
function trickle(target: Target): Promise<string[]> {
  const { host } = new URL(target.url);
  const { cookie } = target.people.viewer;
  const slow = (path: string, more: string) =>
    sendRaw(
      target,
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${target.url}\r\nContent-Length: 100\r\nCookie: mutuals.session=${cookie}\r\n${more}\r\n\r\n[`,
      40_000,
    );
  return Promise.all([
    slow('/api/auth/callback/credentials', 'Content-Type: application/x-www-form-urlencoded'),
    slow('/', `Next-Action: ${actionNamed('searchAction', buildOf(target)).id}\r\nContent-Type: text/plain`),
    slow('/sign-in', 'Content-Type: text/plain'),
    slow('/api/live', 'Content-Type: text/plain'),
  ]);
}

/** D32. What the payload would do is harmless: the server would call ours. */
export async function payloadsRunNothing(target: Target): Promise<void> {
  await using listener = await listen();
  const code = `process.mainModule.require('net').connect(${listener.port},'127.0.0.1');`;
  const chunk = (prefix: string) =>
    JSON.stringify({
      // biome-ignore lint/suspicious/noThenProperty: what the attack consists of
      then: '$1:__proto__:then',
      status: 'resolved_model',
      reason: -1,
      value: '{"then":"$B1337"}',
      _response: { _prefix: prefix, _chunks: '$Q2', _formData: { get: '$1:constructor:constructor' } },
    });
  const ids = ['x', ...(target.build ? [actionNamed('searchAction', target.build).id] : [])];
  const send = (id: string, first: string, cookie: string) => {
    const body = new FormData();
    for (const [name, value] of [
      ['0', first],
      ['1', '"$@0"'],
      ['2', '[]'],
    ] as const)
      body.append(name, value);
    return knock(target, '/sign-in', {
      method: 'POST',
      headers: { 'next-action': id, origin: target.url },
      body,
      cookie,
    });
  };
  for (const id of ids) {
    for (const cookie of ['', target.people.viewer.cookie]) {
      for (const first of [chunk(code), '"$1:constructor:constructor"', '"$F1"', '{"then":"$1:then"}']) {
        const { status } = await send(id, first, cookie);
        assert.ok(status >= 300 && status < 500, `${first.slice(0, 30)} answered ${status}`);
      }
      // as the arguments of a call, which may be answered: it must only not be run
      for (const first of [`[${chunk(code)}]`, '["$1:constructor:constructor"]', '["$1:__proto__:then"]', '["$F1"]'])
        await send(id, first, cookie);
    }
  }
  assert.equal(listener.heard(), 0, 'what was sent was run');
  assert.equal((await knock(target, '/api/health')).status, 200);
}

/** A server on this machine that hears whoever connects. */
async function listen(): Promise<AsyncDisposable & { port: number; heard(): number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    heard: () => connections,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
