import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { DomainError } from '#/lib/platform/errors.ts';
import { createDatabase, type TestDatabase } from '#/tests/database.ts';
import { listAudit, SYSTEM } from '../audit.ts';
import type { Role } from '../role.ts';
import { tidySecurity } from '../tidy-security.ts';
import { admitOperatorSession } from './admit-operator-session.ts';
import { changePassword, resetPassword } from './change-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { createOperator } from './create-operator.ts';
import { disableOperator, enableOperator } from './disable-operator.ts';
import { listOperators } from './list-operators.ts';
import { type OperatorView, SESSION_LIMITS } from './model.ts';
import { setRole } from './set-role.ts';
import { signInOperator } from './sign-in-operator.ts';
import { signOutOperator } from './sign-out-operator.ts';

const PASSWORD = 'correct horse battery';
const by = SYSTEM;

let database: TestDatabase;
let ctx: { db: TestDatabase['db']; clock: { now(): Date; sleep(): Promise<void> } };
let nowMs = Date.parse('2026-11-23T12:00:00Z');
let people = 0;

beforeAll(async () => {
  database = await createDatabase();
  ctx = { db: database.db, clock: { now: () => new Date(nowMs), sleep: async () => {} } };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.operator.deleteMany();
  await database.db.auditEntry.deleteMany();
  await database.db.signInThrottle.deleteMany();
});

function hire(role: Role = 'operator'): Promise<OperatorView> {
  people += 1;
  return createOperator(ctx, {
    email: `ada${people}@example.org`,
    name: 'Ada',
    role,
    password: PASSWORD,
    language: 'en',
    by,
  });
}
const signIn = (operator: { email: string }, password = PASSWORD, address: string | null = '10.0.0.1') =>
  signInOperator(ctx, { email: operator.email, password, address, userAgent: 'Firefox' });
const admit = (sessionId: string, role: Role = 'viewer', quiet = false) =>
  admitOperatorSession(ctx, { sessionId, role, quiet });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: DomainError) => error.code,
  );
const deeds = async () => (await listAudit(ctx)).rows.map(({ deed }) => deed);

describe('an operator', () => {
  it('signs in, is admitted with the role, and signs out', async () => {
    const ada = await hire();
    const { sessionId, operator } = await signIn(ada);
    expect(operator).toEqual(ada);
    expect(await admit(sessionId, 'operator')).toEqual({
      sessionId,
      operator: ada,
      actor: { kind: 'operator', id: ada.id, name: 'Ada' },
    });
    expect(await codeOf(admit(sessionId, 'owner'))).toBe('forbidden');
    await signOutOperator(ctx, { sessionId });
    await signOutOperator(ctx, { sessionId });
    expect(await codeOf(admit(sessionId))).toBe('unauthenticated');
    expect(await deeds()).toEqual(['operator.signed_out', 'operator.signed_in', 'operator.created']);
  });

  it('gets a new session with each sign-in; the one it replaces ends', async () => {
    const ada = await hire();
    const first = await signIn(ada);
    const second = await signInOperator(ctx, {
      email: ada.email,
      password: PASSWORD,
      address: null,
      userAgent: null,
      replacesSessionId: first.sessionId,
    });
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(await codeOf(admit(first.sessionId))).toBe('unauthenticated');
    expect(await codeOf(admit(second.sessionId))).toBe('ok');
  });

  it('never shows a hash to anybody', async () => {
    const ada = await hire();
    const { sessionId, operator } = await signIn(ada);
    const seen = [ada, operator, await admit(sessionId), await listOperators(ctx), await listAudit(ctx)];
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
    const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf(createOperator(ctx, twin))));
    expect(codes.sort()).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
  });

  it('has a session only as long as it is used, and never longer than half a day', async () => {
    const { sessionId } = await signIn(await hire());
    nowMs += SESSION_LIMITS.idleMs - 1;
    expect(await codeOf(admit(sessionId))).toBe('ok');
    nowMs += SESSION_LIMITS.idleMs;
    expect(await codeOf(admit(sessionId))).toBe('unauthenticated');

    const { sessionId: busy } = await signIn({ email: `ada${people}@example.org` });
    const end = nowMs + SESSION_LIMITS.absoluteMs;
    for (nowMs += 20 * MINUTE_MS; nowMs < end; nowMs += 20 * MINUTE_MS) expect(await codeOf(admit(busy))).toBe('ok');
    nowMs = end;
    expect(await codeOf(admit(busy))).toBe('unauthenticated');
  });

  it('is not kept signed in by a page that polls by itself', async () => {
    const { sessionId } = await signIn(await hire());
    const end = nowMs + SESSION_LIMITS.idleMs;
    for (; nowMs < end; nowMs += 5 * MINUTE_MS) expect(await codeOf(admit(sessionId, 'viewer', true))).toBe('ok');
    expect(await codeOf(admit(sessionId, 'viewer', true))).toBe('unauthenticated');
  });

  it.each(['', 'x', "' OR 1=1", '0198c0de-0000-7000-8000-000000000001', '../..', 'a'.repeat(10_000)])(
    'is not whoever sends the session id %#',
    async (sessionId) => {
      expect(await codeOf(admit(sessionId))).toBe('unauthenticated');
      await signOutOperator(ctx, { sessionId });
    },
  );
});

describe('revoking', () => {
  it('counts from the next request: another role, disabling, enabling', async () => {
    await hire('owner');
    const ada = await hire('owner');
    const { sessionId } = await signIn(ada);
    await setRole(ctx, { operatorId: ada.id, role: 'viewer', by });
    expect(await codeOf(admit(sessionId, 'operator'))).toBe('forbidden');
    expect(await codeOf(admit(sessionId, 'viewer'))).toBe('ok');
    await disableOperator(ctx, { operatorId: ada.id, by });
    await disableOperator(ctx, { operatorId: ada.id, by });
    expect(await codeOf(admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(signIn(ada))).toBe('unauthenticated');
    await enableOperator(ctx, { operatorId: ada.id, by });
    expect(await codeOf(admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(signIn(ada))).toBe('ok');
    expect((await deeds()).filter((deed) => deed === 'operator.disabled')).toHaveLength(1);
  });

  it('a new password ends all other sessions and keeps the one that asked', async () => {
    const ada = await hire();
    const [mine, stolen] = [await signIn(ada), await signIn(ada)];
    const change = { operatorId: ada.id, sessionId: mine.sessionId, address: '10.0.0.1', by };
    await changePassword(ctx, { ...change, currentPassword: PASSWORD, newPassword: 'another fine secret' });
    expect(await codeOf(admit(mine.sessionId))).toBe('ok');
    expect(await codeOf(admit(stolen.sessionId))).toBe('unauthenticated');
    expect(await codeOf(signIn(ada))).toBe('unauthenticated');
    expect(await codeOf(signIn(ada, 'another fine secret'))).toBe('ok');
    expect(
      await codeOf(changePassword(ctx, { ...change, currentPassword: PASSWORD, newPassword: 'a third fine secret' })),
    ).toBe('forbidden');
    expect(
      await codeOf(
        changePassword(ctx, { ...change, currentPassword: 'another fine secret', newPassword: 'another fine secret' }),
      ),
    ).toBe('invalid');
  });

  it('a reset by an owner ends every session', async () => {
    const ada = await hire();
    const { sessionId } = await signIn(ada);
    await resetPassword(ctx, { operatorId: ada.id, newPassword: 'another fine secret', by });
    expect(await codeOf(admit(sessionId))).toBe('unauthenticated');
    expect(await codeOf(signIn(ada, 'another fine secret'))).toBe('ok');
  });

  it('always leaves one owner, also when two remove each other at the same time', async () => {
    const [ada, eve] = [await hire('owner'), await hire('owner')];
    const codes = await Promise.all([
      codeOf(setRole(ctx, { operatorId: ada.id, role: 'viewer', by })),
      codeOf(disableOperator(ctx, { operatorId: eve.id, by })),
    ]);
    expect(codes.sort()).toEqual(['conflict', 'ok']);
    expect(await ctx.db.operator.count({ where: { role: 'owner', disabledAt: null } })).toBe(1);
  });

  it('says so when there is no such operator', async () => {
    const operatorId = '0198c0de-0000-7000-8000-000000000001';
    expect(await codeOf(setRole(ctx, { operatorId, role: 'viewer', by }))).toBe('not_found');
    expect(await codeOf(disableOperator(ctx, { operatorId, by }))).toBe('not_found');
    expect(await codeOf(resetPassword(ctx, { operatorId, newPassword: PASSWORD, by }))).toBe('not_found');
  });
});

describe('guessing', () => {
  const wrong = (operator: { email: string }, address: string) => codeOf(signIn(operator, 'wrong password', address));

  it('is slowed for one address, and the right password works after the wait', async () => {
    const ada = await hire();
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await wrong(ada, '10.9.9.9'));
    expect(codes).toEqual([...Array(5).fill('unauthenticated'), 'throttled']);
    expect(await codeOf(signIn(ada, PASSWORD, '10.9.9.9'))).toBe('throttled');
    nowMs += 15_000;
    expect(await codeOf(signIn(ada, PASSWORD, '10.9.9.9'))).toBe('ok');
    expect(await wrong(ada, '10.9.9.9')).toBe('unauthenticated');
  });

  it('is slowed for one e-mail from many addresses, for unknown e-mails alike, and says how long', async () => {
    const ada = await hire();
    for (const email of [ada.email, 'nobody@example.org']) {
      const codes: string[] = [];
      for (let i = 0; i < 6; i += 1) codes.push(await wrong({ email }, `10.1.${email.length}.${i}`));
      expect(codes).toEqual([...Array(5).fill('unauthenticated'), 'throttled']);
      await expect(signIn({ email }, PASSWORD, '10.2.2.2')).rejects.toMatchObject({
        detail: { retryAfterSeconds: 15 },
      });
    }
  });

  it('by strangers does not keep the operator out of the place where the operator signed in before', async () => {
    const ada = await hire();
    await signIn(ada, PASSWORD, '10.0.0.1');
    for (let i = 0; i < 6; i += 1) await wrong(ada, `10.3.0.${i}`);
    expect(await codeOf(signIn(ada, PASSWORD, '10.4.4.4'))).toBe('throttled');
    expect(await codeOf(signIn(ada, PASSWORD, '10.0.0.1'))).toBe('ok');
  });

  it('gets no more tries by sending them all at once', async () => {
    const ada = await hire();
    const codes = await Promise.all(Array.from({ length: 20 }, () => wrong(ada, '10.5.5.5')));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(5);
    expect(codes.filter((code) => code === 'throttled')).toHaveLength(15);
  });

  it('never locks for good: refused tries do not make the wait longer', async () => {
    const ada = await hire();
    for (let i = 0; i < 50; i += 1) await wrong(ada, '10.6.6.6');
    nowMs += 15_000;
    expect(await codeOf(signIn(ada, PASSWORD, '10.6.6.6'))).toBe('ok');
  });

  it('learns nothing from the answer: unknown e-mail, wrong password and disabled operator read the same', async () => {
    await hire('owner');
    const ada = await hire();
    const gone = await hire();
    await disableOperator(ctx, { operatorId: gone.id, by });
    const texts = await Promise.all(
      [
        signIn({ email: 'nobody@example.org' }, PASSWORD, '10.7.0.1'),
        signIn(ada, 'wrong password', '10.7.0.2'),
        signIn(gone, PASSWORD, '10.7.0.3'),
      ].map((work) => work.catch((error: DomainError) => [error.code, error.message, error.detail])),
    );
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]).toEqual(texts[2]);
  });

  it('learns nothing from the time: an unknown e-mail costs as much work as a wrong password', async () => {
    const ada = await hire();
    const took = async (email: string, address: string) => {
      const started = performance.now();
      await wrong({ email }, address);
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      known.push(await took(ada.email, `10.8.0.${i}`));
      unknown.push(await took(`nobody${i}@example.org`, `10.8.1.${i}`));
      nowMs += HOUR_MS; // the count begins anew, so that no try is refused early
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[7] ?? 0;
    const ratio = median(unknown) / median(known); // without the stand-in hash it is near 0.1
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  it('counts the password that is asked again before a delicate deed', async () => {
    const ada = await hire();
    const confirm = (password: string) => codeOf(confirmPassword(ctx, { operatorId: ada.id, password, address: null }));
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await confirm('wrong password'));
    expect(codes).toEqual([...Array(5).fill('forbidden'), 'throttled']);
    nowMs += 15_000;
    expect(await confirm(PASSWORD)).toBe('ok');
  });

  it('leaves a trace in the log and on the operator, without the password', async () => {
    const ada = await hire();
    await wrong(ada, '10.0.0.9');
    const [entry] = (await listAudit(ctx)).rows;
    expect(entry).toMatchObject({
      deed: 'operator.sign_in_refused',
      subject: { kind: 'operator', id: ada.id },
      detail: { email: ada.email, address: '10.0.0.9' },
    });
    expect((await listOperators(ctx)).at(0)).toMatchObject({ failedSignIns: 1, lastFailedAt: new Date(nowMs) });
    expect(JSON.stringify(entry)).not.toContain('wrong password');
  });
});

it('makes an old hash dearer at the next sign-in, and nobody notices', async () => {
  const ada = await hire();
  const { hash } = await import('@node-rs/argon2');
  await ctx.db.operator.update({
    where: { id: ada.id },
    data: { passwordHash: await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 }) },
  });
  const { sessionId } = await signIn(ada);
  const { passwordHash } = await ctx.db.operator.findUniqueOrThrow({ where: { id: ada.id } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await codeOf(admit(sessionId))).toBe('ok');
  expect(await codeOf(signIn(ada))).toBe('ok');
});

it('forgets old tries and sessions, and nothing newer', async () => {
  const ada = await hire();
  const old = await signIn(ada);
  await codeOf(signIn(ada, 'wrong password', '10.0.0.8'));
  nowMs += 91 * DAY_MS;
  const fresh = await signIn(ada);
  await codeOf(signIn(ada, 'wrong password', '10.0.0.7'));
  const ofTheAddress = 1; // the count of the e-mail began anew with the good sign-in
  expect(await tidySecurity(ctx)).toEqual({ throttles: ofTheAddress, sessions: 1 });
  expect(await ctx.db.signInThrottle.count()).toBe(2);
  expect(await ctx.db.operatorSession.findMany({ select: { id: true } })).toEqual([{ id: fresh.sessionId }]);
  expect(old.sessionId).not.toBe(fresh.sessionId);
});
