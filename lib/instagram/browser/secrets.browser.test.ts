import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSignInWorld, PASSWORD } from '#/testing/worlds/sign-in-world.ts';
import { type Attempt, freshMemory } from './attempt.ts';
import { createDeadline } from './deadline.ts';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import type { SignInInput } from './model.ts';
import { openContext, openPage } from './open-site.ts';
import { takePicture } from './picture.ts';

const INPUT: SignInInput = {
  username: 'ada',
  password: null,
  totp: null,
  identity: null,
  userAgent: null,
  signal: new AbortController().signal,
  capMs: 240_000,
  beforePassword: async () => false,
  onStep: async () => undefined,
  ask: async () => ({ kind: 'gave_up' }),
};

/** Every file below a directory as one text. */
function everythingIn(directory: string): string {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      try {
        return readFileSync(join(directory, name), 'latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

it('keeps password, codes, cookies and tokens out of everything that is told, and off the disk', async () => {
  await using world = await createSignInWorld(
    { challenge: 'email_code', twoFactor: 'text' },
    { launch: launchChromium },
  );
  process.env.CANARY_OF_THE_WORKER = 'canary-environment';
  const seen: string[] = [];

  const outcome = await world.signIn({
    ask(_question, nth) {
      const [name = ''] = readdirSync(world.root);
      const { pid, profile } = JSON.parse(readFileSync(join(world.root, name, 'browser.json'), 'utf8'));
      seen.push(everythingIn(world.root), everythingIn(profile), readFileSync(`/proc/${pid}/environ`, 'utf8'));
      seen.push(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      return { kind: 'code', code: nth === 1 ? '99887766' : (world.account.lastCode() ?? '') };
    },
  });
  delete process.env.CANARY_OF_THE_WORKER;

  if (!outcome.ok) throw new Error(`The attempt failed: ${outcome.reason}`);
  const cookies = outcome.identity.storageState.cookies.filter((cookie) => cookie.value.length > 8);
  const codes = world.account.codes().map((sent) => sent.code);
  const secrets = [PASSWORD, '99887766', 'canary-environment', ...codes, ...cookies.map((cookie) => cookie.value)];
  const leaks = [world.told(), ...seen].flatMap((text) => secrets.filter((secret) => text.includes(secret)));
  expect(seen.join('').length).toBeGreaterThan(1000);
  expect(leaks).toEqual([]);
  expect(world.told()).not.toMatch(/apc|encrypted_context|challenge_context|\?/);
});

it('shows nothing of what stands in fields: a filled form and an empty one give the same picture', async () => {
  await using world = await createSignInWorld();
  const options = { executablePath: findChromium(null) ?? '', profileRoot: world.root };
  const live = await launchChromium(options);
  const deadline = createDeadline({ signal: new AbortController().signal, capMs: 240_000, now: () => new Date() });
  try {
    const context = await openContext(live.browser, { identity: null, userAgent: null });
    const memory = freshMemory(INPUT);
    const page = await openPage(context, deadline, memory);
    await page.goto(`${world.instagram.origin}/accounts/login/`);
    const attempt: Attempt = {
      purpose: 'sign_in',
      input: INPUT,
      origin: world.instagram.origin,
      ours: [world.instagram.origin],
      userAgent: '',
      now: () => new Date(),
      answered: INPUT.signal,
      nameOf: () => 'unknown',
      ...{ page, context, deadline, memory },
    };

    await page.fill('input[name=username]', '');
    await page.evaluate(() => document.querySelector('input')?.blur());
    const empty = await takePicture(attempt, []);
    for (const name of ['username', 'password']) {
      await page.evaluate((field) => {
        const input = document.querySelector<HTMLInputElement>(`input[name=${field}]`);
        if (input) input.value = 'canary in a field';
      }, name);
    }
    const filled = await takePicture(attempt, []);

    expect(empty?.length).toBeGreaterThan(1000);
    expect(Buffer.compare(filled ?? new Uint8Array(), empty ?? new Uint8Array())).toBe(0);
    await page.evaluate(() => document.body.append('the code is canary-code'));
    expect(await takePicture(attempt, ['canary-code'])).toBeNull();
  } finally {
    deadline.dispose();
    await live.close();
  }
});
