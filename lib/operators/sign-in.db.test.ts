import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { DomainError } from '#/lib/platform/errors.ts';
import { cpuMs } from '#/testing/processes/cpu-time.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { listAudit, SYSTEM } from './audit.ts';
import { confirmPassword } from './confirm-password.ts';
import { disableOperator } from './disable-operator.ts';
import { listOperators } from './list-operators.ts';
import { throttleKey } from './sign-in-throttle.ts';

const by = SYSTEM;

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

describe('guessing', () => {
  const wrong = (operator: { email: string }, address: string) =>
    codeOf(staff.signIn(operator, 'wrong password', address));

  it('is slowed for one address, and the right password works after the wait', async () => {
    const ada = await staff.hire();
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await wrong(ada, '10.9.9.9'));
    expect(codes).toEqual([...Array(5).fill('unauthenticated'), 'throttled']);
    expect(await codeOf(staff.signIn(ada, PASSWORD, '10.9.9.9'))).toBe('throttled');
    staff.pass(15_000);
    expect(await codeOf(staff.signIn(ada, PASSWORD, '10.9.9.9'))).toBe('ok');
    expect(await wrong(ada, '10.9.9.9')).toBe('unauthenticated');
  });

  it('is slowed for one e-mail from many addresses, for unknown e-mails alike, and says how long', async () => {
    const ada = await staff.hire();
    for (const email of [ada.email, 'nobody@example.org']) {
      const codes = [await wrong({ email }, `10.1.${email.length}.0`)];
      await staff.ctx.db.signInThrottle.updateMany({
        where: { key: throttleKey('email', email) },
        data: { failures: 38 },
      });
      for (let i = 1; i < 4; i += 1) codes.push(await wrong({ email }, `10.1.${email.length}.${i}`));
      expect(codes).toEqual([...Array(3).fill('unauthenticated'), 'throttled']);
      await expect(staff.signIn({ email }, PASSWORD, '10.2.2.2')).rejects.toMatchObject({
        detail: { retryAfterSeconds: 15 },
      });
      staff.pass(MINUTE_MS);
    }
  });

  it('is slowed for one address that tries many e-mails, and for the whole /64 of one household', async () => {
    for (const address of [() => '10.9.0.1', (i: number) => `2001:db8:1:2::${i.toString(16)}`]) {
      const codes: string[] = [];
      for (let i = 0; i < 11; i += 1) codes.push(await wrong({ email: `spray${i}@example.org` }, address(i)));
      expect(codes).toEqual([...Array(10).fill('unauthenticated'), 'throttled']);
    }
    expect(await wrong({ email: 'spray@example.org' }, '2001:db8:1:3::1')).toBe('unauthenticated');
  });

  it('is slowed for all together, whatever a guesser changes, until the minute is over', async () => {
    const from = (i: number) => wrong({ email: `botnet${i}@example.org` }, `10.${i >> 8}.${i & 255}.1`);
    const codes = await Promise.all(Array.from({ length: 3 }, (_, i) => from(i)));
    await staff.ctx.db.signInThrottle.updateMany({ where: { key: { startsWith: 'all:' } }, data: { failures: 119 } });
    codes.push(await from(3), await from(4));
    expect(codes).toEqual([...Array(4).fill('unauthenticated'), 'throttled']);
    staff.pass(MINUTE_MS);
    expect(await from(5)).toBe('unauthenticated');
  });

  it('gets no further by signing in with an own name in between', async () => {
    const [ada, mallory] = [await staff.hire(), await staff.hire()];
    const codes: string[] = [];
    for (let i = 0; i < 11; i += 1) {
      if (i < 10) await codeOf(staff.signIn(mallory, PASSWORD, '10.9.1.1'));
      codes.push(await wrong({ email: i % 2 ? ada.email : `other${i}@example.org` }, '10.9.1.1'));
    }
    expect(codes).toEqual([...Array(10).fill('unauthenticated'), 'throttled']);
  });

  it('gets no more tries by sending them all at once', async () => {
    const ada = await staff.hire();
    const codes = await Promise.all(Array.from({ length: 20 }, () => wrong(ada, '10.5.5.5')));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(5);
    expect(codes.filter((code) => code === 'throttled')).toHaveLength(15);
  });

  it('never locks for good: refused tries do not make the wait longer', async () => {
    const ada = await staff.hire();
    for (let i = 0; i < 50; i += 1) await wrong(ada, '10.6.6.6');
    staff.pass(15_000);
    expect(await codeOf(staff.signIn(ada, PASSWORD, '10.6.6.6'))).toBe('ok');
  });

  it('learns nothing from the answer: unknown e-mail, wrong password and disabled operator read the same', async () => {
    await staff.hire('owner');
    const ada = await staff.hire();
    const gone = await staff.hire();
    await disableOperator(staff.ctx, { operatorId: gone.id, by });
    const texts = await Promise.all(
      [
        staff.signIn({ email: 'nobody@example.org' }, PASSWORD, '10.7.0.1'),
        staff.signIn(ada, 'wrong password', '10.7.0.2'),
        staff.signIn(gone, PASSWORD, '10.7.0.3'),
      ].map((work) => work.catch((error: DomainError) => [error.code, error.message, error.detail])),
    );
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]).toEqual(texts[2]);
  });

  it('learns nothing from the time: an unknown e-mail costs as much work as a wrong password', async () => {
    const ada = await staff.hire();
    const took = (email: string, address: string) => cpuMs(() => wrong({ email }, address));
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      known.push(await took(ada.email, `10.8.0.${i}`));
      unknown.push(await took(`nobody${i}@example.org`, `10.8.1.${i}`));
      staff.pass(HOUR_MS); // a new count: no try is refused early
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[4] ?? 0;
    const ratio = median(unknown) / median(known); // without the stand-in it is near 0.1
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  it('counts the password that is asked again before a delicate action', async () => {
    const ada = await staff.hire();
    const confirm = (password: string) =>
      codeOf(confirmPassword(staff.ctx, { operatorId: ada.id, password, address: null }));
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await confirm('wrong password'));
    expect(codes).toEqual([...Array(5).fill('forbidden'), 'throttled']);
    staff.pass(15_000);
    expect(await confirm(PASSWORD)).toBe('ok');
  });

  it('leaves a trace in the log and on the operator, without the password', async () => {
    const ada = await staff.hire();
    await wrong(ada, '10.0.0.9');
    const [entry] = (await listAudit(staff.ctx)).rows;
    expect(entry).toMatchObject({
      action: 'operator.sign_in_refused',
      subject: { kind: 'operator', id: ada.id },
      detail: { email: ada.email, address: '10.0.0.9' },
    });
    expect((await listOperators(staff.ctx, { by: SYSTEM })).at(0)).toMatchObject({
      failedSignIns: 1,
      lastFailedAt: new Date(staff.now()),
    });
    expect(JSON.stringify(entry)).not.toContain('wrong password');
  });
});

it('makes an old hash dearer at the next sign-in, and nobody notices', async () => {
  const ada = await staff.hire();
  await staff.ctx.db.operator.update({
    where: { id: ada.id },
    data: { passwordHash: await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 }) },
  });
  const { sessionId } = await staff.signIn(ada);
  const { passwordHash } = await staff.ctx.db.operator.findUniqueOrThrow({ where: { id: ada.id } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await codeOf(staff.admit(sessionId))).toBe('ok');
  expect(await codeOf(staff.signIn(ada))).toBe('ok');
});
