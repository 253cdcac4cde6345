import { describe, expect, it, vi } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { setCredentials } from '#/lib/sessions/add-account.ts';
import { readAccount } from '#/lib/views/read-account.ts';
import { attempts, FAULT_MS, HELD, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { letTheMachineryTry, parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

describe.concurrent('a sign-in that only a person can put right', () => {
  it.each([
    ['a CAPTCHA', 'recaptcha', 'captcha', 'blocked'],
    ['a suspended account', 'suspended', 'suspended', 'suspended'],
    ['a page that nobody has seen before', 'unknown', 'unknown_screen', 'blocked'],
  ] as const)(
    'F28: %s: one submission of the password, no second attempt, the check waits and its credit is held',
    async (_, challenge, failure, status) => {
      await using world = await createWorld();
      const { id, customer, accountId, sandbox } = await parkedCheck(world);
      sandbox.change({ challenge });

      expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure });
      await letTheMachineryTry(world);
      expect(await attempts(world)).toBe(1);
      expect(sandbox.passwordPosts()).toBe(1);
      expect(await readAccount(world.ctx, { accountId })).toMatchObject({ status, autoRefresh: { possible: false } });
      expect(await world.ctx.db.check.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'parked' });
      expect(await world.ledgerOf(customer.id)).toEqual(HELD);
      const notices = await world.ctx.db.notice.findMany({ where: { kind: 'refresh_failed' } });
      expect(notices).toMatchObject([{ payload: { failure, needsPerson: true } }]);
      await world.checkInvariants();
    },
  );

  it('F29: a wrong password is submitted once; the right one, set by a person, is tried again', async () => {
    await using world = await createWorld();
    const { id, customer, accountId, sandbox } = await parkedCheck(world);
    sandbox.change({ password: 'changed on the phone' });

    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'wrong_password' });
    await letTheMachineryTry(world);
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await attempts(world)).toBe(1);
    expect(await readAccount(world.ctx, { accountId })).toMatchObject({
      status: 'blocked',
      blockedFor: 'wrong_password',
    });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);

    await requestRefresh(world.ctx, { accountId, cause: 'manual', by: SYSTEM });
    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'wrong_password' }); // stored, and refused
    expect(sandbox.passwordPosts()).toBe(1);

    await setCredentials(world.ctx, { accountId, password: 'changed on the phone', by: SYSTEM });
    expect(await signIn(world, accountId)).toMatchObject({ outcome: 'succeeded' });
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    expect(sandbox.passwordPosts()).toBe(2);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F34: an unknown page before the form: no password, a picture, an alarm, no second attempt', async () => {
    await using world = await createWorld();
    const { accountId, sandbox } = await parkedCheck(world);
    world.instagram.screens({ unknownScreen: 'before_form' });

    expect(await signIn(world, accountId)).toEqual({ outcome: 'failed', failure: 'unknown_screen' });
    await letTheMachineryTry(world);
    expect(sandbox.passwordPosts()).toBe(0);
    expect(await attempts(world)).toBe(1);
    const steps = await world.ctx.db.attemptStep.findMany({ where: { screen: 'unknown' } });
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every(({ sealedPicture, outline }) => sealedPicture !== null && outline !== null)).toBe(true);
    expect(await world.ctx.db.notice.count({ where: { kind: 'refresh_failed' } })).toBe(1);
    await world.checkInvariants();
  });

  it.each([
    ['a cookie banner', { cookieBanner: true }],
    ['new field names, in Russian', { form: 'new', language: 'ru' }],
    ['prompts that were not there yesterday', { oneTap: true, notifications: true, twoFactorPage: 'two_step' }],
  ] as const)('F34: %s is no obstacle: one submission, one session', async (_, screens) => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world);
    world.instagram.screens(screens);

    expect(await signIn(world, accountId)).toMatchObject({ outcome: 'succeeded' });
    expect(sandbox.passwordPosts()).toBe(1);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants();
  });
});
