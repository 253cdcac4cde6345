import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { passwordOf, secondStep, withApp } from '#/testing/staff/authenticator-app.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { SYSTEM } from '../audit.ts';
import { changePassword, resetPassword } from '../change-password.ts';
import { disableOperator } from '../disable-operator.ts';
import { signOutOperator } from '../sign-out-operator.ts';
import { PENDING_MS, PENDING_TRIES } from './model.ts';
import { resetFactors } from './reset-factors.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

const WRONG = { ok: false, reason: 'wrong' };
const OVER = { ok: false, reason: 'over' };

describe('a sign-in with a second factor', () => {
  it('gives no session for the password alone, and one for the code after it', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const before = await staff.ctx.db.operatorSession.count();
    const pending = await passwordOf(staff, ada);
    expect(await staff.ctx.db.operatorSession.count()).toBe(before);
    expect(await codeOf(staff.admit(pending))).toBe('unauthenticated');

    const done = await secondStep(staff, pending, app.code());
    expect(done).toMatchObject({ ok: true, with: 'totp', recoveryCodes: 10 });
    expect(await codeOf(staff.admit(done.ok ? done.sessionId : ''))).toBe('ok');
    const written = ['operator.browser_added', 'operator.factor_added', 'operator.signed_in'];
    expect((await staff.actions()).slice(0, 3).sort()).toEqual(written);
    expect(await secondStep(staff, pending, app.code(1))).toEqual(OVER); // it gives one session
  });

  it('is of the browser that typed the password: a secret that it does not hold opens nothing', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const pending = await passwordOf(staff, ada);
    const stored = await staff.ctx.db.pendingSignIn.findFirstOrThrow();
    for (const guess of ['', stored.id, stored.hash, `${pending}x`, pending.slice(1)])
      expect(await secondStep(staff, guess, app.code())).toEqual(OVER);
    expect(JSON.stringify(stored)).not.toContain(pending);
  });

  it('ends after five minutes', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const pending = await passwordOf(staff, ada);
    staff.pass(PENDING_MS);
    expect(await secondStep(staff, pending, app.code())).toEqual(OVER);
  });

  it('ends after five wrong codes, also when they come at once', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    for (const atOnce of [false, true]) {
      const pending = await passwordOf(staff, ada);
      const tries = Array.from({ length: PENDING_TRIES }, () => () => secondStep(staff, pending, '000000'));
      const ended = atOnce ? await Promise.all(tries.map((each) => each())) : [];
      if (!atOnce) for (const each of tries) ended.push(await each());
      expect(ended.filter((each) => !each.ok && each.reason === 'over')).toHaveLength(1);
      staff.pass(MINUTE_MS); // the wait of the throttle, not the end of the sign-in
      expect(await secondStep(staff, pending, app.code())).toEqual(OVER);
      staff.pass(HOUR_MS);
    }
  });

  it.each(['password changed', 'password reset', 'kept out', 'factors reset', 'signed out'])(
    'ends when its person meanwhile is, or has: %s',
    async (what) => {
      const ada = await staff.hire();
      const app = await withApp(staff, ada);
      const pending = await passwordOf(staff, ada);
      const [operatorId, by, newPassword] = [ada.id, SYSTEM, 'another horse battery'];
      const { sessionId } = app;
      const own = { operatorId, sessionId, by, address: null, currentPassword: PASSWORD, newPassword };
      if (what === 'password changed') await changePassword(staff.ctx, own);
      if (what === 'password reset') await resetPassword(staff.ctx, { operatorId, newPassword, by });
      if (what === 'kept out') await disableOperator(staff.ctx, { operatorId, by });
      if (what === 'factors reset') await resetFactors(staff.ctx, { operatorId, by });
      if (what === 'signed out') await signOutOperator(staff.ctx, { sessionId });
      expect(await secondStep(staff, pending, app.code())).toEqual(OVER);
    },
  );

  it('says the same of a wrong password, whether or not there is a second factor', async () => {
    const [ada, bob] = [await staff.hire(), await staff.hire()];
    await withApp(staff, ada);
    const said = async (email: string) => staff.signIn({ email }, 'wrong password').catch(String);
    expect(await said(ada.email)).toBe(await said(bob.email));
  });
});

describe('a code of an app', () => {
  it('is good once: not again, not in another sign-in, not for two at once', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const [first, second] = [await passwordOf(staff, ada), await passwordOf(staff, ada)];
    const both = await Promise.all([first, second].map((pending) => secondStep(staff, pending, app.code())));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(WRONG);
    expect(await secondStep(staff, await passwordOf(staff, ada), app.code())).toEqual(WRONG);
  });

  it('may be one step early or late, not two, and never older than one that was used', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    staff.pass(5 * MINUTE_MS);
    for (const steps of [-2, 2])
      expect(await secondStep(staff, await passwordOf(staff, ada), app.code(steps))).toEqual(WRONG);
    for (const steps of [-1, 1])
      expect(await secondStep(staff, await passwordOf(staff, ada), app.code(steps))).toMatchObject({ ok: true });
    expect(await secondStep(staff, await passwordOf(staff, ada), app.code(0))).toEqual(WRONG);
  });

  it('cannot be guessed faster by beginning the sign-in anew: tries count for the person', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const said: string[] = [];
    for (let tries = 0; tries < 8; tries += 1)
      said.push(await codeOf(secondStep(staff, await passwordOf(staff, ada), '000000')));
    expect(said).toEqual([...Array(5).fill('ok'), ...Array(3).fill('throttled')]);
    expect(await codeOf(secondStep(staff, await passwordOf(staff, ada), app.code()))).toBe('throttled');
    staff.pass(15_000);
    expect(await secondStep(staff, await passwordOf(staff, ada), app.code())).toMatchObject({ ok: true });
    expect((await staff.actions()).filter((action) => action === 'operator.factor_refused')).toHaveLength(5);
  });

  it('of another person is worth nothing', async () => {
    const [ada, eve] = [await staff.hire(), await staff.hire()];
    await withApp(staff, ada);
    const hers = await withApp(staff, eve);
    expect(await secondStep(staff, await passwordOf(staff, ada), hers.code())).toEqual(WRONG);
    expect(await secondStep(staff, await passwordOf(staff, ada), hers.codes[0] ?? '')).toEqual(WRONG);
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed, and says how many are left', async () => {
    const ada = await staff.hire();
    const { codes } = await withApp(staff, ada);
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    const typed = ` ${first.toLowerCase().replace('-', ' ')} `;
    expect(await secondStep(staff, await passwordOf(staff, ada), typed)).toMatchObject({
      ok: true,
      with: 'recovery_code',
      recoveryCodes: 9,
    });
    expect(await secondStep(staff, await passwordOf(staff, ada), first)).toEqual(WRONG);
    const [one, other] = [await passwordOf(staff, ada), await passwordOf(staff, ada)];
    const both = await Promise.all([one, other].map((pending) => secondStep(staff, pending, second)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('stands nowhere in the database', async () => {
    const ada = await staff.hire();
    const { codes, seed } = await withApp(staff, ada);
    const kept = JSON.stringify(
      [
        await staff.ctx.db.recoveryCode.findMany(),
        await staff.ctx.db.secondFactor.findMany({ omit: { counter: true } }),
        await staff.ctx.db.auditEntry.findMany({ omit: { id: true } }),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
    for (const secret of [seed, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(kept).not.toContain(secret);
  });
});
