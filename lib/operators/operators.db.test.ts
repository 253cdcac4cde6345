import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { listAudit, SYSTEM } from './audit.ts';
import { changePassword, resetPassword } from './change-password.ts';
import { createOperator } from './create-operator.ts';
import { disableOperator, enableOperator } from './disable-operator.ts';
import { listOperators } from './list-operators.ts';
import { SESSION_LIMITS } from './model.ts';
import { setRole } from './set-role.ts';
import { signOutOperator } from './sign-out-operator.ts';

const by = SYSTEM;

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

describe('an operator', () => {
  it('signs in, is admitted with the role, and signs out', async () => {
    const ada = await staff.hire();
    const { sessionId, operator } = await staff.signIn(ada);
    expect(operator).toEqual(ada);
    expect(await staff.admit(sessionId, 'operator')).toEqual({
      sessionId,
      operator: ada,
      factors: [],
      actor: { kind: 'operator', id: ada.id, name: 'Ada', role: 'operator' },
      confirmedAt: new Date(staff.now()),
      rules: { namesForViewers: false, factorForOwners: false, maintenance: null },
    });
    expect(await codeOf(staff.admit(sessionId, 'owner'))).toBe('forbidden');
    await signOutOperator(staff.ctx, { sessionId });
    await signOutOperator(staff.ctx, { sessionId });
    expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
    expect(await staff.actions()).toEqual(['operator.signed_out', 'operator.signed_in', 'operator.created']);
  });

  it('gets a new session with each sign-in; the one it replaces ends', async () => {
    const ada = await staff.hire();
    const first = await staff.signIn(ada);
    const second = await staff.signIn(ada, PASSWORD, null, { replacesSessionId: first.sessionId });
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(await codeOf(staff.admit(first.sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.admit(second.sessionId))).toBe('ok');
  });

  it('never shows a hash to anybody', async () => {
    const ada = await staff.hire();
    const { sessionId, operator } = await staff.signIn(ada);
    const seen = [
      ada,
      operator,
      await staff.admit(sessionId),
      await listOperators(staff.ctx, { by }),
      await listAudit(staff.ctx),
    ];
    const text = JSON.stringify(seen, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toMatch(/argon2|passwordHash|battery/);
  });

  it('cannot be added twice, also not at once', async () => {
    const twin = {
      email: 'twin@example.org',
      name: 'Twin',
      role: 'viewer',
      password: PASSWORD,
      language: 'ru',
      by,
    } as const;
    const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf(createOperator(staff.ctx, twin))));
    expect(codes.sort()).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
  });

  it('has a session only as long as it is used, and never longer than half a day', async () => {
    const ada = await staff.hire();
    const { sessionId } = await staff.signIn(ada);
    staff.pass(SESSION_LIMITS.idleMs - 1);
    expect(await codeOf(staff.admit(sessionId))).toBe('ok');
    staff.pass(SESSION_LIMITS.idleMs);
    expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');

    const { sessionId: busy } = await staff.signIn(ada);
    const step = 20 * MINUTE_MS;
    for (let ageMs = step; ageMs < SESSION_LIMITS.absoluteMs; ageMs += step) {
      staff.pass(step);
      expect(await codeOf(staff.admit(busy))).toBe('ok');
    }
    staff.pass(step);
    expect(await codeOf(staff.admit(busy))).toBe('unauthenticated');
  });

  it('is not kept signed in by a page that polls by itself', async () => {
    const { sessionId } = await staff.signIn(await staff.hire());
    const end = staff.now() + SESSION_LIMITS.idleMs;
    for (; staff.now() < end; staff.pass(5 * MINUTE_MS))
      expect(await codeOf(staff.admit(sessionId, 'viewer', true))).toBe('ok');
    expect(await codeOf(staff.admit(sessionId, 'viewer', true))).toBe('unauthenticated');
  });

  it.each(['', 'x', "' OR 1=1", '0198c0de-0000-7000-8000-000000000001', '../..', 'a'.repeat(10_000)])(
    'is not whoever sends the session id %#',
    async (sessionId) => {
      expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
      await signOutOperator(staff.ctx, { sessionId });
    },
  );
});

describe('revoking', () => {
  it('counts from the next request: another role, disabling, enabling', async () => {
    await staff.hire('owner');
    const ada = await staff.hire('owner');
    const { sessionId } = await staff.signIn(ada);
    await setRole(staff.ctx, { operatorId: ada.id, role: 'viewer', by });
    expect(await codeOf(staff.admit(sessionId, 'operator'))).toBe('forbidden');
    expect(await codeOf(staff.admit(sessionId, 'viewer'))).toBe('ok');
    await disableOperator(staff.ctx, { operatorId: ada.id, by });
    await disableOperator(staff.ctx, { operatorId: ada.id, by });
    expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada))).toBe('unauthenticated');
    await enableOperator(staff.ctx, { operatorId: ada.id, by });
    expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada))).toBe('ok');
    expect((await staff.actions()).filter((action) => action === 'operator.disabled')).toHaveLength(1);
  });

  it('a new password ends all other sessions and keeps the one that asked', async () => {
    const ada = await staff.hire();
    const [mine, stolen] = [await staff.signIn(ada), await staff.signIn(ada)];
    const change = { operatorId: ada.id, sessionId: mine.sessionId, address: '10.0.0.1', by };
    await changePassword(staff.ctx, { ...change, currentPassword: PASSWORD, newPassword: 'another fine secret' });
    expect(await codeOf(staff.admit(mine.sessionId))).toBe('ok');
    expect(await codeOf(staff.admit(stolen.sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada, 'another fine secret'))).toBe('ok');
    expect(
      await codeOf(
        changePassword(staff.ctx, { ...change, currentPassword: PASSWORD, newPassword: 'a third fine secret' }),
      ),
    ).toBe('forbidden');
    expect(
      await codeOf(
        changePassword(staff.ctx, {
          ...change,
          currentPassword: 'another fine secret',
          newPassword: 'another fine secret',
        }),
      ),
    ).toBe('invalid');
  });

  it('a reset by an owner ends every session', async () => {
    const ada = await staff.hire();
    const { sessionId } = await staff.signIn(ada);
    await resetPassword(staff.ctx, { operatorId: ada.id, newPassword: 'another fine secret', by });
    expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(staff.signIn(ada, 'another fine secret'))).toBe('ok');
  });

  it('always leaves one owner, also when two remove each other at the same time', async () => {
    const [ada, eve] = [await staff.hire('owner'), await staff.hire('owner')];
    const codes = await Promise.all([
      codeOf(setRole(staff.ctx, { operatorId: ada.id, role: 'viewer', by })),
      codeOf(disableOperator(staff.ctx, { operatorId: eve.id, by })),
    ]);
    expect(codes.sort()).toEqual(['conflict', 'ok']);
    expect(await staff.ctx.db.operator.count({ where: { role: 'owner', disabledAt: null } })).toBe(1);
  });

  it('says so when there is no such operator', async () => {
    const operatorId = '0198c0de-0000-7000-8000-000000000001';
    expect(await codeOf(setRole(staff.ctx, { operatorId, role: 'viewer', by }))).toBe('not_found');
    expect(await codeOf(disableOperator(staff.ctx, { operatorId, by }))).toBe('not_found');
    expect(await codeOf(resetPassword(staff.ctx, { operatorId, newPassword: PASSWORD, by }))).toBe('not_found');
  });
});
