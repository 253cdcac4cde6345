import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createSignInWorld, PASSWORD, type SignInWorld } from '#/testing/worlds/sign-in-world.ts';
import { launchChromium } from './launch-chromium.ts';
import type { BrowserOptions } from './model.ts';

/** A world whose attempts have browsers of their own, as in the product. */
const createOwnWorld = (account: Parameters<typeof createSignInWorld>[0] = {}, options: Partial<BrowserOptions> = {}) =>
  createSignInWorld(account, { ...options, launch: launchChromium });

/** Process and profile of the browser that runs now. */
async function running(world: SignInWorld): Promise<{ pid: number; profile: string }> {
  let note = { pid: 0, profile: '' };
  await expect
    .poll(async () => {
      const [name] = await world.left();
      const text = name ? await readFile(join(world.root, name, 'browser.json'), 'utf8').catch(() => '') : '';
      if (text) note = JSON.parse(text);
      return note.pid;
    })
    .toBeGreaterThan(0);
  return note;
}

function isRunning(pid: number): boolean {
  const state = /\) (\w)/.exec(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')?.[1];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/** Processes of a browser's group, by their command line. */
function inGroup(group: number, kind: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        return Number(fields[2]) === group && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(kind);
      } catch {
        return false;
      }
    });
}

it('survives the SIGKILL of the browser in the middle: typed reason, nothing left', async () => {
  await using world = await createOwnWorld({ twoFactor: 'text' });
  let browser = { pid: 0, profile: '' };

  const outcome = await world.signIn({
    async ask() {
      browser = await running(world);
      process.kill(browser.pid, 'SIGKILL');
      return new Promise(() => undefined);
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'browser_crashed', screen: 'two_factor', passwordPosts: 1 });
  await expect.poll(() => inGroup(browser.pid, '').filter(isRunning)).toEqual([]);
  expect(existsSync(browser.profile)).toBe(false);
  expect(await world.left()).toEqual([]);
});

it('notices when only the page’s process dies', async () => {
  await using world = await createOwnWorld({ twoFactor: 'text' });

  const outcome = await world.signIn({
    async ask() {
      const { pid } = await running(world);
      for (const renderer of inGroup(pid, '--type=renderer')) process.kill(renderer, 'SIGKILL');
      return new Promise(() => undefined);
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'browser_crashed' });
  expect(await world.left()).toEqual([]);
});

it('ends at once when it is aborted, before or during the attempt', async () => {
  await using world = await createOwnWorld({ twoFactor: 'text' });
  const abort = new AbortController();

  const during = await world.signIn({
    signal: abort.signal,
    ask() {
      abort.abort();
      return new Promise(() => undefined);
    },
  });
  const before = await world.signIn({ signal: AbortSignal.abort() });

  expect(during).toMatchObject({ ok: false, reason: 'aborted', screen: 'two_factor' });
  expect(before).toMatchObject({ ok: false, reason: 'aborted', screen: null, passwordPosts: 0 });
  expect(await world.left()).toEqual([]);
});

it('is capped when a page never comes', async () => {
  await using world = await createOwnWorld();
  world.instagram.fault({ kind: 'hang', surface: 'page', times: 'always' });
  const started = performance.now();

  expect(await world.signIn({ capMs: 2_500 })).toMatchObject({ ok: false, reason: 'timed_out', screen: null });
  expect(performance.now() - started).toBeLessThan(120_000);
  expect(await world.left()).toEqual([]);
});

it('says that the password was sent when it ends before the form answered', async () => {
  await using world = await createOwnWorld();
  world.instagram.fault({ kind: 'hang', surface: 'sign_in', times: 'always' });
  const abort = new AbortController();

  const attempt = world.signIn({ signal: abort.signal });
  await world.instagram.requests.waitFor((request) => request.surface === 'sign_in', 240_000);
  abort.abort();

  expect(await attempt).toMatchObject({ ok: false, reason: 'aborted', screen: 'sign_in_form', passwordPosts: 1 });
});

it('waits for slow pages', async () => {
  await using world = await createOwnWorld();
  world.instagram.screens({ slowMs: 1_500, oneTap: true });

  expect(await world.signIn()).toMatchObject({ ok: true, passwordPosts: 1 });
});

it('tells a lost network from everything else', async () => {
  await using world = await createOwnWorld();
  world.instagram.fault({ kind: 'reset', surface: 'sign_in', times: 'always' });

  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'network', passwordPosts: 1 });
  await world.instagram.close();
  expect(await world.signIn()).toMatchObject({
    ok: false,
    reason: 'network',
    detail: 'The site could not be reached (ERR_CONNECTION_REFUSED).',
  });
});

it('takes 429 and 503 pages for what they are', async () => {
  await using world = await createOwnWorld();
  world.instagram.fault({ kind: 'E8', surface: 'page', times: 1 });
  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'throttled' });
  world.instagram.clearFaults();
  world.instagram.fault({ kind: '503', surface: 'page', times: 1 });
  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'network' });
});

it.each([['/nowhere/chromium'], ['/bin/true']])(
  'says in a sentence that %s cannot be started',
  async (executablePath) => {
    await using world = await createOwnWorld({}, { executablePath });

    expect(await world.signIn()).toMatchObject({
      ok: false,
      reason: 'browser_crashed',
      detail: expect.stringContaining('Chromium'),
    });
    expect(await world.left()).toEqual([]);
  },
);

it.each(['onStep', 'beforePassword', 'ask'] as const)(
  'rejects with the error of %s and closes the browser',
  async (callback) => {
    await using world = await createOwnWorld({ twoFactor: 'text' });
    const lost = new Error('the lease is lost');

    const attempt = world.signIn({ [callback]: () => Promise.reject(lost) });

    await expect(attempt).rejects.toBe(lost);
    expect(await world.left()).toEqual([]);
  },
);

it('works in several browsers at the same time', async () => {
  await using world = await createOwnWorld();
  world.instagram.account({ username: 'grace', password: 'other-pass' });

  const outcomes = await Promise.all([world.signIn(), world.signIn({ username: 'grace', password: 'other-pass' })]);

  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
  expect(await world.left()).toEqual([]);
});

it('ends with its worker when that is killed, and the next attempt sweeps what is left', async () => {
  await using world = await createOwnWorld({ twoFactor: 'text' });
  const worker = spawn(
    join('node_modules', 'node', 'bin', 'node'),
    ['--input-type=module', '-e', workerSource(world)],
    {
      stdio: 'ignore',
    },
  );
  await world.instagram.requests.waitFor((request) => request.surface === 'second_factor', 240_000);
  const browser = await running(world);
  expect(isRunning(browser.pid)).toBe(true);

  worker.kill('SIGKILL');

  await expect.poll(() => isRunning(browser.pid)).toBe(false);
  await expect.poll(() => inGroup(browser.pid, '').filter(isRunning)).toEqual([]);
  expect(await world.left()).toHaveLength(1);
  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'code_timeout' });
  expect(await world.left()).toEqual([]);
  expect(existsSync(browser.profile)).toBe(false);
});

function workerSource({ instagram, root }: SignInWorld): string {
  const room = pathToFileURL(join(import.meta.dirname, 'create-instagram-browser.ts'));
  const options = JSON.stringify({ origin: instagram.origin, executablePath: null, profileRoot: root });
  return `
    import { createInstagramBrowser } from ${JSON.stringify(room.href)};
    const browser = createInstagramBrowser({ ...${options}, now: () => new Date() });
    await browser.signIn({
      username: 'ada', password: ${JSON.stringify(PASSWORD)}, totp: null, identity: null, userAgent: null,
      signal: new AbortController().signal, capMs: 480000,
      beforePassword: async () => true, onStep: async () => undefined,
      ask: () => new Promise(() => setTimeout(() => undefined, 480000)),
    });`;
}

it('hands the identity over before the browser has ended; from then on its death changes nothing', async () => {
  await using world = await createOwnWorld();
  let browser = { pid: 0, profile: '' };
  const told: unknown[] = [];

  const outcome = await world.signIn({
    async onSignedIn(signedIn) {
      told.push(signedIn);
      browser = await running(world);
      process.kill(browser.pid, 'SIGKILL');
    },
  });

  expect(outcome).toMatchObject({ ok: true, rung: 'sign_in', passwordPosts: 1 });
  expect(told).toEqual([outcome]);
  await expect.poll(() => inGroup(browser.pid, '').filter(isRunning)).toEqual([]);
  expect(await world.left()).toEqual([]);
});
