/** Live streams (docs/facts/reliability.md#attacks: C28). */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { cookieName, knock } from './knock.ts';
import type { Target } from './target.ts';

const PLACES = 20;
const FREE_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 250;

export async function streamsAreFew(target: Target): Promise<void> {
  const { cookie } = await target.hire('viewer');
  assert.equal((await knock(target, '/api/live')).status, 401, 'of nobody');
  for (const name of ['token', 'session', cookieName(target)])
    assert.equal((await knock(target, `/api/live?${name}=${cookie}`)).status, 401, 'with the session in the address');
  for (let n = 0; n <= PLACES; n += 1)
    assert.equal((await knock(target, '/api/live', { method: 'HEAD', cookie })).status, 405, 'HEAD opens none');

  const stop = new AbortController();
  const streams = await Promise.all(Array.from({ length: PLACES }, () => open(target, cookie, stop.signal)));
  assert.deepEqual(
    streams.map(({ status }) => status),
    Array(PLACES).fill(200),
  );
  assert.match(streams[0]?.headers.get('cache-control') ?? '', /no-store/);
  assert.equal((await open(target, cookie, stop.signal)).status, 429, 'one too many');
  stop.abort();
  await placesAreFree(target, cookie);
}

async function placesAreFree(target: Target, cookie: string): Promise<void> {
  const until = Date.now() + FREE_WITHIN_MS;
  for (;;) {
    const stop = new AbortController();
    const { status } = await open(target, cookie, stop.signal);
    stop.abort();
    if (status === 200) return;
    assert.ok(Date.now() < until, 'the places of streams that were closed are not free again');
    await delay(LOOK_EVERY_MS);
  }
}

function open(target: Target, cookie: string, signal: AbortSignal): Promise<Response> {
  return fetch(`${target.url}/api/live`, { headers: { cookie: `${cookieName(target)}=${cookie}` }, signal });
}
