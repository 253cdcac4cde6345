import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { SYSTEM } from './audit.ts';
import { changePassword, resetPassword } from './change-password.ts';
import { createOperator } from './create-operator.ts';
import { endOwnSession, endOwnSessions, endSessionsOf } from './end-sessions.ts';
import { listOwnSessions } from './list-sessions.ts';
import { actorOf, SESSION_LIMITS } from './model.ts';
import { temporaryPassword } from './temporary-password.ts';
import { createToken } from './tokens/create-token.ts';
import { listTokens } from './tokens/list-tokens.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

it('shows where somebody is signed in, and only there', async () => {
  const [ada, bob] = [await staff.hire(), await staff.hire()];
  await staff.signIn(ada, PASSWORD, '10.0.0.9');
  staff.pass(SESSION_LIMITS.idleMs);
  await staff.signIn(bob);
  const { sessionId } = await staff.signIn(ada);
  expect(await listOwnSessions(staff.ctx, { by: actorOf(ada) })).toEqual([
    { id: sessionId, address: '10.0.0.1', userAgent: 'Firefox', createdAt: expect.any(Date), seenAt: expect.any(Date) },
  ]);
});

it('ends one’s own sessions, one or all, and nobody else’s', async () => {
  const [ada, bob] = [await staff.hire(), await staff.hire()];
  const [one, two, his] = [await staff.signIn(ada), await staff.signIn(ada), await staff.signIn(bob)];
  const by = actorOf(ada);
  expect(await codeOf(endOwnSession(staff.ctx, { sessionId: his.sessionId, by }))).toBe('not_found');
  const endHis = async () => endSessionsOf(staff.ctx, { operatorId: bob.id, by });
  expect(await codeOf(endHis())).toBe('forbidden');
  expect(await codeOf(staff.admit(his.sessionId))).toBe('ok');

  await endOwnSession(staff.ctx, { sessionId: one.sessionId, by });
  expect(await codeOf(staff.admit(one.sessionId))).toBe('unauthenticated');
  expect(await codeOf(staff.admit(two.sessionId))).toBe('ok');
  expect(await endOwnSessions(staff.ctx, { by })).toBe(1);
  expect(await codeOf(staff.admit(two.sessionId))).toBe('unauthenticated');
});

it('lets an owner end somebody else’s', async () => {
  const [owner, ada] = [await staff.hire('owner'), await staff.hire()];
  const { sessionId } = await staff.signIn(ada);
  expect(await endSessionsOf(staff.ctx, { operatorId: ada.id, by: actorOf(owner) })).toBe(1);
  expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
  expect(await staff.actions()).toContain('operator.sessions_ended');
});

it('opens nothing to a password that another person chose, until it is changed', async () => {
  const owner = await staff.hire('owner');
  const by = actorOf(owner);
  const first = { email: 'new@example.org', name: 'New', role: 'owner', password: PASSWORD, language: 'en' } as const;
  const added = await createOperator(staff.ctx, { ...first, by });
  const { sessionId } = await staff.signIn(added);
  expect(await codeOf(staff.admit(sessionId))).toBe('forbidden');

  const reset = temporaryPassword();
  await resetPassword(staff.ctx, { operatorId: added.id, newPassword: reset, by });
  expect(await codeOf(staff.admit(sessionId))).toBe('unauthenticated');
  const again = await staff.signIn(added, reset);
  expect(await codeOf(staff.admit(again.sessionId, 'owner'))).toBe('forbidden');
  await changePassword(staff.ctx, {
    ...{ operatorId: added.id, sessionId: again.sessionId, address: null, by: actorOf(added) },
    ...{ currentPassword: reset, newPassword: 'one that only New knows' },
  });
  expect(await codeOf(staff.admit(again.sessionId, 'owner'))).toBe('ok');
  expect(await codeOf(resetPassword(staff.ctx, { operatorId: owner.id, newPassword: reset, by }))).toBe('conflict');
});

it('ends the tokens of an operator with each new password', async () => {
  await staff.hire('owner');
  const ada = await staff.hire('owner');
  const { sessionId } = await staff.signIn(ada);
  const make = (operatorId: string | null) =>
    createToken(staff.ctx, { name: 'reports', role: 'viewer', operatorId, by: SYSTEM });
  const open = async () =>
    (await listTokens(staff.ctx, { by: SYSTEM })).filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id);

  const machine = await make(null);
  await make(ada.id);
  const change = { operatorId: ada.id, sessionId, address: null, currentPassword: PASSWORD, by: actorOf(ada) };
  await changePassword(staff.ctx, { ...change, newPassword: 'another fine secret' });
  expect(await open()).toEqual([machine.token.id]);
  await make(ada.id);
  await resetPassword(staff.ctx, { operatorId: ada.id, newPassword: temporaryPassword(), by: SYSTEM });
  expect(await open()).toEqual([machine.token.id]);
});
