import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOfApp, passwordOf, secondStep, withApp } from '#/testing/staff/authenticator-app.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { admitOperatorSession } from '../admit-operator-session.ts';
import { confirmSession } from '../confirm-session.ts';
import { actorOf } from '../model.ts';
import { listFactors } from './list-factors.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { CONFIRMED_MS, isConfirmed } from './model.ts';
import { removeFactor, renameFactor } from './remove-factor.ts';
import { requireFactors } from './required.ts';
import { resetFactors } from './reset-factors.ts';
import { beginApp, proveApp } from './set-up-app.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(async () => {
  await staff.clear();
  await staff.ctx.db.setting.deleteMany();
});

describe('setting up an app', () => {
  it('counts with a first code alone; until then the password is enough', async () => {
    const ada = await staff.hire();
    const { sessionId } = await staff.signIn(ada);
    const mine = { operatorId: ada.id, sessionId, by: actorOf(ada) };
    const { seed } = await beginApp(staff.ctx, { operator: ada, name: 'Phone', by: actorOf(ada) });
    expect(await codeOf(proveApp(staff.ctx, { ...mine, code: '000000' }))).toBe('forbidden');
    expect(await codeOf(staff.signIn(ada))).toBe('ok');
    const { seed: shownLater } = await beginApp(staff.ctx, { operator: ada, name: 'Phone', by: actorOf(ada) });
    expect(await codeOf(proveApp(staff.ctx, { ...mine, code: codeOfApp(staff, seed) }))).toBe('forbidden');
    const code = codeOfApp(staff, shownLater);
    expect((await proveApp(staff.ctx, { ...mine, code })).codes).toHaveLength(10);
    expect(await codeOf(proveApp(staff.ctx, { ...mine, code }))).toBe('gone');
    expect(await secondStep(staff, await passwordOf(staff, ada), code)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('a second time replaces the first, which works until then; other sessions end, the codes stay', async () => {
    const ada = await staff.hire();
    const old = await withApp(staff, ada);
    const other = await secondStep(staff, await passwordOf(staff, ada), old.codes[0] ?? '');
    const mine = { operatorId: ada.id, sessionId: old.sessionId, by: actorOf(ada) };
    const { seed } = await beginApp(staff.ctx, { operator: ada, name: 'New phone', by: actorOf(ada) });
    expect(await secondStep(staff, await passwordOf(staff, ada), old.code())).toMatchObject({ ok: true });
    expect(await proveApp(staff.ctx, { ...mine, code: codeOfApp(staff, seed) })).toEqual({ codes: null });
    staff.pass(30_000);
    expect(await secondStep(staff, await passwordOf(staff, ada), old.code())).toEqual({ ok: false, reason: 'wrong' });
    expect(await secondStep(staff, await passwordOf(staff, ada), codeOfApp(staff, seed))).toMatchObject({
      ok: true,
      recoveryCodes: 9,
    });
    expect(await codeOf(staff.admit(other.ok ? other.sessionId : ''))).toBe('unauthenticated');
    expect(await codeOf(staff.admit(old.sessionId))).toBe('ok');
  });
});

describe('recovery codes', () => {
  it('made anew end the old ones; without a factor there are none', async () => {
    const [ada, bob] = [await staff.hire(), await staff.hire()];
    const app = await withApp(staff, ada);
    const codes = await makeRecoveryCodes(staff.ctx, { operatorId: ada.id, by: actorOf(ada) });
    const wrong = { ok: false, reason: 'wrong' };
    expect(await secondStep(staff, await passwordOf(staff, ada), app.codes[0] ?? '')).toEqual(wrong);
    expect(await secondStep(staff, await passwordOf(staff, ada), codes[0] ?? '')).toMatchObject({ recoveryCodes: 9 });
    expect(await codeOf(makeRecoveryCodes(staff.ctx, { operatorId: bob.id, by: actorOf(bob) }))).toBe('conflict');
  });
});

describe('a factor', () => {
  it('that is removed is asked no more, takes the codes and other sessions with it', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const other = await secondStep(staff, await passwordOf(staff, ada), app.codes[0] ?? '');
    const { factors } = await listFactors(staff.ctx, { operatorId: ada.id });
    const mine = { operatorId: ada.id, sessionId: app.sessionId, by: actorOf(ada), factorId: factors[0]?.id ?? '' };
    await renameFactor(staff.ctx, { ...mine, name: 'Old phone' });
    await removeFactor(staff.ctx, { ...mine });
    expect(await listFactors(staff.ctx, { operatorId: ada.id })).toEqual({ factors: [], recoveryCodes: 0 });
    expect(await codeOf(staff.admit(other.ok ? other.sessionId : ''))).toBe('unauthenticated');
    expect(await codeOf(staff.admit(app.sessionId))).toBe('ok');
    expect(await codeOf(staff.signIn(ada))).toBe('ok');
    expect(await staff.actions()).toContain('operator.factor_removed');
    expect(await codeOf(removeFactor(staff.ctx, { ...mine }))).toBe('not_found');
  });

  it('of somebody else cannot be removed or renamed', async () => {
    const [ada, eve] = [await staff.hire(), await staff.hire()];
    await withApp(staff, ada);
    const { sessionId } = await staff.signIn(eve);
    const [hers] = (await listFactors(staff.ctx, { operatorId: ada.id })).factors;
    const theirs = { operatorId: eve.id, sessionId, by: actorOf(eve), factorId: hers?.id ?? '' };
    expect(await codeOf(removeFactor(staff.ctx, { ...theirs }))).toBe('not_found');
    expect(await codeOf(renameFactor(staff.ctx, { ...theirs, name: 'x' }))).toBe('not_found');
    expect((await listFactors(staff.ctx, { operatorId: ada.id })).factors).toEqual([hers]);
  });

  it('that is lost is reset by an owner: the person is out everywhere, and in again with the password', async () => {
    const [olga, ada] = [await staff.hire('owner'), await staff.hire()];
    const app = await withApp(staff, ada);
    expect(await resetFactors(staff.ctx, { operatorId: ada.id, by: actorOf(olga) })).toEqual({ factors: 1 });
    expect(await codeOf(staff.admit(app.sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada))).toBe('ok');
    expect(await staff.actions()).toContain('operator.factors_reset');
    expect(await listFactors(staff.ctx, { operatorId: ada.id })).toEqual({ factors: [], recoveryCodes: 0 });
  });
});

describe('where owners need a factor', () => {
  it('one without it may set it up and nothing else; others go on', async () => {
    const [olga, ada] = [await staff.hire('owner'), await staff.hire('operator')];
    const [owner, operator] = [await staff.signIn(olga), await staff.signIn(ada)];
    await requireFactors(staff.ctx, { required: true, by: actorOf(olga) });
    const refused = await staff.admit(owner.sessionId).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'forbidden', detail: { mustSetUpFactor: true } });
    expect(await codeOf(staff.admit(operator.sessionId))).toBe('ok');
    expect(await codeOf(admitOperatorSession(staff.ctx, { sessionId: owner.sessionId, right: 'own.factors' }))).toBe(
      'ok',
    );

    const { seed } = await beginApp(staff.ctx, { operator: olga, name: 'Phone', by: actorOf(olga) });
    const mine = { operatorId: olga.id, sessionId: owner.sessionId, by: actorOf(olga) };
    await proveApp(staff.ctx, { ...mine, code: codeOfApp(staff, seed) });
    expect(await codeOf(staff.admit(owner.sessionId, 'owner'))).toBe('ok');
    const [only] = (await listFactors(staff.ctx, { operatorId: olga.id })).factors;
    const removing = removeFactor(staff.ctx, { ...mine, factorId: only?.id ?? '' });
    expect(await codeOf(removing)).toBe('conflict');
    expect(await staff.actions()).toContain('setting.second_factor_required');
    await requireFactors(staff.ctx, { required: false, by: actorOf(olga) });
    expect(await codeOf(staff.admit((await staff.signIn(await staff.hire('owner'))).sessionId))).toBe('ok');
  });
});

describe('a proof of who one is', () => {
  it('counts for ten minutes in one session, from the sign-in or from when it was asked again', async () => {
    const ada = await staff.hire();
    const { sessionId } = await staff.signIn(ada);
    const other = await staff.signIn(ada);
    const isProven = async (id = sessionId) => isConfirmed((await staff.admit(id)).confirmedAt, new Date(staff.now()));
    const confirm = (by: { password: string } | { code: string }) =>
      codeOf(confirmSession(staff.ctx, { operatorId: ada.id, sessionId, by, address: null }));
    expect(await isProven()).toBe(true);
    staff.pass(CONFIRMED_MS);
    expect(await isProven()).toBe(false);
    expect(await confirm({ password: 'wrong' })).toBe('forbidden');
    expect(await confirm({ code: '123456' })).toBe('forbidden');
    expect(await isProven()).toBe(false);
    expect(await confirm({ password: PASSWORD })).toBe('ok');
    expect([await isProven(), await isProven(other.sessionId)]).toEqual([true, false]);
  });

  it('may be a code, once, and wrong ones are slowed as at a sign-in', async () => {
    const ada = await staff.hire();
    const app = await withApp(staff, ada);
    const confirm = (code: string) =>
      codeOf(confirmSession(staff.ctx, { operatorId: ada.id, sessionId: app.sessionId, by: { code }, address: null }));
    const code = app.code();
    expect(await confirm(code)).toBe('ok');
    expect(await confirm(code)).toBe('forbidden');
    const said = [];
    for (let tries = 0; tries < 6; tries += 1) said.push(await confirm('000000'));
    expect(said.at(-1)).toBe('throttled');
  });
});
