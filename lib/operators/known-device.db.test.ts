import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { SYSTEM } from './audit.ts';
import { changePassword, resetPassword } from './change-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { disableOperator, enableOperator } from './disable-operator.ts';
import { DEVICE_MS, rememberDevice } from './known-device.ts';
import { LIMITS, throttleKey } from './sign-in-throttle.ts';
import { takeTry, tryWasRight } from './take-try.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(() => staff.clear());

type Person = { id: string; email: string };
const from = (operator: Person, device: string | null, password = PASSWORD, address = '10.7.0.1') =>
  codeOf(staff.signIn(operator, password, address, { device }));

/** Uses up every try at this operator. */
async function attack({ email }: Person): Promise<void> {
  const now = new Date(staff.now());
  await codeOf(takeTry(staff.ctx.db, { kind: 'sign_in', email, address: '10.66.0.1', deviceId: null }, now));
  await staff.ctx.db.signInThrottle.updateMany({
    where: { key: throttleKey('email', email) },
    data: { failures: 60, blockedUntil: new Date(staff.now() + 5 * MINUTE_MS) },
  });
}

describe('a browser in which an operator signed in', () => {
  it('gets in with the right password while strangers are made to wait, and they go on waiting', async () => {
    const ada = await staff.hire();
    const { device } = await staff.signIn(ada);
    await attack(ada);
    expect(await from(ada, null, PASSWORD, '10.8.8.8')).toBe('throttled');
    expect(await from(ada, device)).toBe('ok');
    expect(await from(ada, device, PASSWORD, '10.66.0.1')).toBe('ok');
    expect(await from(ada, null, PASSWORD, '10.8.8.8')).toBe('throttled');
  });

  it('has tries of its own, which wait like any others', async () => {
    const ada = await staff.hire();
    const { device } = await staff.signIn(ada);
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await from(ada, device, 'wrong password'));
    expect(codes).toEqual([...Array(5).fill('unauthenticated'), 'throttled']);
    expect(await from(ada, null)).toBe('ok'); // the address did not use them
    staff.pass(15 * SECOND_MS);
    expect(await from(ada, device)).toBe('ok');
  });

  it('is one operator’s, also when two of them use it', async () => {
    const [ada, eve] = [await staff.hire(), await staff.hire()];
    const { device } = await staff.signIn(ada);
    await attack(eve);
    expect(await from(eve, device, PASSWORD, '10.8.8.9')).toBe('throttled');
    staff.pass(6 * MINUTE_MS);
    const shared = await staff.signIn(eve, PASSWORD, '10.8.8.9', { device });
    expect(shared.device).toBe(device);
    await attack(ada);
    await attack(eve);
    expect([await from(ada, device), await from(eve, device)]).toEqual(['ok', 'ok']);
  });

  it('is known by a secret of ours alone: nothing that a browser came with, and no hash of it', async () => {
    const ada = await staff.hire();
    const planted = 'A'.repeat(43);
    const { device } = await staff.signIn(ada, PASSWORD, '10.0.0.1', { device: planted });
    expect(device).toMatch(/^[\w-]{43}$/);
    expect(device).not.toBe(planted);
    const rows = await staff.ctx.db.operatorDevice.findMany();
    expect(JSON.stringify(rows)).not.toContain(device);
    await attack(ada);
    for (const other of [
      planted,
      rows[0]?.hash ?? '',
      rows[0]?.id ?? '',
      `${device} `,
      device.toLowerCase(),
      "' or 1=1",
    ])
      expect(await from(ada, other), other).toBe('throttled');
  });

  it('is no longer known after a reset, a ban, and half a year; nor the other ones after a new password', async () => {
    await staff.hire('owner');
    const ends: ((ada: Person) => Promise<unknown>)[] = [
      ({ id }) => resetPassword(staff.ctx, { operatorId: id, newPassword: PASSWORD, by: SYSTEM }),
      async ({ id }) => {
        await disableOperator(staff.ctx, { operatorId: id, by: SYSTEM });
        await enableOperator(staff.ctx, { operatorId: id, by: SYSTEM });
      },
      async () => staff.pass(DEVICE_MS + DAY_MS),
      async ({ id, email }) => {
        const { sessionId } = await staff.signIn({ email }, PASSWORD, '10.0.0.2');
        const change = { operatorId: id, sessionId, address: null, currentPassword: PASSWORD, by: SYSTEM };
        await changePassword(staff.ctx, { ...change, newPassword: 'another fine secret' });
      },
    ];
    for (const end of ends) {
      const ada = await staff.hire();
      const { device } = await staff.signIn(ada);
      await end(ada);
      await attack(ada);
      for (const password of [PASSWORD, 'another fine secret'])
        expect(await from(ada, device, password, '10.8.8.8')).toBe('throttled');
      staff.pass(6 * MINUTE_MS);
    }
  });

  it('stays known when the password is changed in it: that is what one does while strangers guess', async () => {
    const ada = await staff.hire();
    const { device, sessionId } = await staff.signIn(ada);
    const change = { operatorId: ada.id, sessionId, address: null, currentPassword: PASSWORD, by: SYSTEM };
    await changePassword(staff.ctx, { ...change, newPassword: 'another fine secret' });
    await attack(ada);
    expect(await from(ada, device, 'another fine secret')).toBe('ok');
  });

  it('is one of ten at most, those that were used last', async () => {
    const ada = await staff.hire();
    const first = (await staff.signIn(ada)).device;
    const rest: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      staff.pass(SECOND_MS);
      const device = { operator: { id: ada.id, tokenVersion: 0 }, presented: null, at: new Date(staff.now()) };
      rest.push((await staff.ctx.db.transaction((tx) => rememberDevice(tx, device))).secret);
    }
    expect(await staff.ctx.db.operatorDevice.count({ where: { operatorId: ada.id } })).toBe(10);
    await attack(ada);
    expect(await from(ada, first)).toBe('throttled');
    expect(await from(ada, rest[0] ?? null)).toBe('ok');
  });

  it('does not make a signed-in person wait who is asked again, nor do strangers elsewhere', async () => {
    const ada = await staff.hire();
    await attack(ada);
    const confirm = { operatorId: ada.id, password: PASSWORD, address: '10.0.0.1' };
    expect(await codeOf(confirmPassword(staff.ctx, confirm))).toBe('ok');
    for (let i = 0; i < 6; i += 1)
      await codeOf(confirmPassword(staff.ctx, { ...confirm, password: 'wrong password', address: '10.66.0.1' }));
    expect(await codeOf(confirmPassword(staff.ctx, confirm))).toBe('ok');
  });
});

/** In order, with time in between. */
type Action = { who: 'stranger'; address: number } | { who: 'known' } | { who: 'time'; seconds: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ who: fc.constant('stranger' as const), address: fc.nat(200) }),
  },
  { weight: 1, arbitrary: fc.record({ who: fc.constant('known' as const) }) },
  { weight: 4, arbitrary: fc.record({ who: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 70 }) }) },
);

it('whatever the order of tries, a known browser never waits, and strangers have few looks at a password', async () => {
  const email = 'ada@example.org';
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 60, maxLength: 90 }), async (actions) => {
      await staff.ctx.db.signInThrottle.deleteMany();
      let granted = 0;
      for (const each of actions) {
        const now = new Date(staff.now());
        if (each.who === 'time') staff.pass(each.seconds * SECOND_MS);
        else if (each.who === 'known') {
          const own = { kind: 'sign_in', email, address: '10.0.0.1', deviceId: 'her own' } as const;
          const right = await takeTry(staff.ctx.db, own, now);
          await staff.ctx.db.transaction((tx) => tryWasRight(tx, right, now));
        } else {
          const strangers = { kind: 'sign_in', email, address: `10.1.0.${each.address}`, deviceId: null } as const;
          if ((await codeOf(takeTry(staff.ctx.db, strangers, now))) === 'ok') granted += 1;
        }
      }
      // each pause allows one more at most
      expect(granted).toBeLessThanOrEqual(LIMITS.email.tries + actions.filter(({ who }) => who === 'time').length);
    }),
    { numRuns: 3 },
  );
});
