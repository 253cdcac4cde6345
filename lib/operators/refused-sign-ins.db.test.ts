import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { codeOf, createStaff, PASSWORD } from '#/testing/staff/staff.ts';
import { listAudit } from './audit.ts';
import { type Intrusion, MANY_REFUSED, type TellIntrusion } from './note-refusal.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
let told: Intrusion[] = [];
const tell: TellIntrusion = async (_tx, { at: _at, ...intrusion }) => void told.push(intrusion);

beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(async () => {
  told = [];
  await staff.clear();
});

let addresses = 0;

function anotherAddress(): string {
  addresses += 1;
  return `10.20.${addresses >> 8}.${addresses & 255}`;
}

/** From changing addresses unless told. */
const wrong = (email: string, address = anotherAddress()) =>
  codeOf(staff.signIn({ email }, 'wrong password', address, { tell }));

const already = (key: string, used: number) => staff.ctx.db.rateCount.updateMany({ where: { key }, data: { used } });
const lines = async () =>
  (await listAudit(staff.ctx)).rows
    .filter(({ action }) => action === 'operator.sign_in_refused')
    .map(({ detail, subject }) => [(detail as { times: number }).times, subject?.id ?? null]);

describe('refused sign-ins', () => {
  it('are folded: the 1st, 10th and 100th of a day have a line of the log, for each operator', async () => {
    const ada = await staff.hire();
    for (let i = 0; i < 3; i += 1) await wrong(ada.email);
    await already(`refused:${ada.id}`, 8);
    for (let i = 0; i < 3; i += 1) await wrong(ada.email);
    await already(`refused:${ada.id}`, 98);
    for (let i = 0; i < 3; i += 1) await wrong(ada.email);
    expect(await lines()).toEqual([
      [100, ada.id],
      [10, ada.id],
      [1, ada.id],
    ]);
    staff.pass(DAY_MS);
    await wrong(ada.email);
    expect((await lines())[0]).toEqual([1, ada.id]);
  });

  it('of a thousand names that nobody has are one thing', async () => {
    for (let i = 0; i < 12; i += 1) await wrong(`nobody${i}@example.org`);
    expect(await lines()).toEqual([
      [10, null],
      [1, null],
    ]);
  });

  it('alarm when somebody is made to wait for an operator’s next try, not for a name that nobody has', async () => {
    const ada = await staff.hire();
    for (let i = 0; i < 6; i += 1) await wrong('nobody@example.org', '10.30.0.1');
    expect(told).toEqual([]);
    for (let i = 0; i < 6; i += 1) await wrong(ada.email, '10.30.0.2');
    expect(told).toEqual([{ what: 'locked_out', who: ada.email, times: 5 }]);
  });

  it('alarm when they are many, those counted that had to wait', async () => {
    const ada = await staff.hire();
    for (let i = 0; i < 6; i += 1) await wrong('nobody@example.org', '10.30.0.3');
    await already('refused:all', MANY_REFUSED - 2);
    expect(await wrong('nobody@example.org', '10.30.0.3')).toBe('throttled');
    expect(told).toEqual([]);
    expect(await wrong('nobody@example.org', '10.30.0.3')).toBe('throttled');
    expect(told).toEqual([{ what: 'many_refused', who: null, times: MANY_REFUSED }]);
    staff.pass(6 * MINUTE_MS);
    expect(await codeOf(staff.signIn(ada, PASSWORD, '10.30.0.3', { tell }))).toBe('ok');
    expect(told).toHaveLength(1);
  });
});
