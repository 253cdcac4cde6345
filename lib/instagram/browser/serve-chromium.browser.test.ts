import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';
import { createSignInWorld } from '#/testing/worlds/sign-in-world.ts';

/** As its container runs it. */
let browsers: ChildProcess;
let port = 0;

beforeAll(async () => {
  browsers = spawn(process.execPath, ['jobs/browser.ts'], {
    cwd: ROOT,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, BROWSER_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of browsers.stdout ?? []) {
    said += chunk;
    port = Number(/on port (\d+)/.exec(said)?.[1] ?? 0);
    if (port > 0) break;
  }
});
afterAll(async () => {
  const ended = once(browsers, 'exit');
  browsers.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});

const endpoint = () => `ws://127.0.0.1:${port}`;

/** Leaders of the browsers that run there. */
function running(): number[] {
  const children = readFileSync(`/proc/${browsers.pid}/task/${browsers.pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

const KEY = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' };

/** The HTTP status of a request to become a WebSocket. */
function knock(headers: Record<string, string>): Promise<number> {
  const asked = request({
    port,
    host: '127.0.0.1',
    headers: { Connection: 'Upgrade', Upgrade: 'websocket', ...headers },
  });
  asked.end();
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => resolve(answer.resume().statusCode ?? 0));
    asked.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
  });
}

it('signs in with a fresh browser of another process, which ends with the attempt', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' }, { endpoint: endpoint() });
  const seen: number[][] = [];
  const signIn = () =>
    world.signIn({
      ask() {
        seen.push(running());
        return { kind: 'code', code: world.account.lastCode() ?? '' };
      },
    });

  expect(await signIn()).toMatchObject({ ok: true, rung: 'second_factor', passwordPosts: 1 });
  await expect.poll(running).toEqual([]);
  expect(await signIn()).toMatchObject({ ok: true });
  await expect.poll(running).toEqual([]);

  expect(seen.map(({ length }) => length)).toEqual([1, 1]);
  expect(seen[0]).not.toEqual(seen[1]);
  expect(await world.left()).toEqual([]); // nothing of it is on this side
});

it('ends the browser of a worker that is gone', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' }, { endpoint: endpoint() });
  const abort = new AbortController();

  const outcome = await world.signIn({
    signal: abort.signal,
    ask() {
      expect(running()).toHaveLength(1);
      abort.abort();
      return new Promise(() => undefined);
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'aborted' });
  await expect.poll(running).toEqual([]);
});

it('tells of a browser that died there as of one that died here', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' }, { endpoint: endpoint() });

  const outcome = await world.signIn({
    ask() {
      for (const pid of running()) process.kill(pid, 'SIGKILL');
      return new Promise(() => undefined);
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'browser_crashed', screen: 'two_factor', passwordPosts: 1 });
  await expect.poll(running).toEqual([]);
});

it('is reached by whatever name its network gives it', async () => {
  expect(await knock({ ...KEY, Host: 'browser:3003' })).toBe(101);
  await expect.poll(running).toEqual([]);
});

it('is not for pages: whatever a browser asks, from wherever, is refused', async () => {
  expect(await knock({ ...KEY, Origin: 'https://evil.example' })).toBe(503);
  expect(await knock({ ...KEY, Origin: 'null' })).toBe(503);
  expect(running()).toEqual([]);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
});

it('is waited for where it cannot be reached: no password is posted, and the reason is its own', async () => {
  await using world = await createSignInWorld({}, { endpoint: 'ws://127.0.0.1:1' });

  expect(await world.signIn()).toEqual({
    ok: false,
    reason: 'browser_unreachable',
    screen: null,
    passwordPosts: 0,
    detail: expect.stringContaining('BROWSER_ENDPOINT'),
    held: null,
  });
});
