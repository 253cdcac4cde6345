import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { actorOf } from '#/lib/operators/model.ts';
import { keepLimits, rereadLimits } from '#/lib/platform/running-limits.ts';
import { UNITS } from '#/lib/platform/settings/kinds.ts';
import { CHANGEABLE_SETTINGS } from '#/lib/platform/settings.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import { insertAccount } from '#/lib/sessions/store.ts';
import { codeOf, createStaff } from '#/testing/staff/staff.ts';
import { until } from '#/testing/waits.ts';
import { USUAL_LIMITS } from '#/testing/worlds/usual-limits.ts';
import { changeSetting } from './change-setting.ts';
import { readSettings } from './read-settings.ts';

let staff: Awaited<ReturnType<typeof createStaff>>;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.close());
beforeEach(async () => {
  await staff.clear();
  await staff.ctx.db.setting.deleteMany();
});

/** What one process holds. */
const process_ = () => ({ ...staff.ctx, limits: { ...USUAL_LIMITS }, givenLimits: { ...USUAL_LIMITS } });
const owner = async () => actorOf(await staff.hire('owner'));
const all = CHANGEABLE_SETTINGS.map((setting) => [setting.name, setting] as const);
const shown = async (ctx: ReturnType<typeof process_>, name: string) =>
  (await readSettings(ctx, { by: SYSTEM })).find((one) => one.name === name);

describe('a setting that an owner changes', () => {
  it.each(all)(
    '%s counts at once, in another process without a restart, and can be set back',
    async (name, setting) => {
      const { key, amount } = setting;
      const [ctx, other, by] = [process_(), process_(), await owner()];
      const keeper = await keepLimits(other, 20);
      const [value, usual] = [amount.min + 2, USUAL_LIMITS[key]];
      expect(value * UNITS[amount.unit]).not.toBe(usual);

      expect(await changeSetting(ctx, { name, value, by })).toEqual({ ok: true });
      expect(ctx.limits[key]).toBe(value * UNITS[amount.unit]);
      await until('the other process knows', async () => other.limits[key] === ctx.limits[key]);

      expect(await changeSetting(ctx, { name, value: null, by })).toEqual({ ok: true });
      expect(ctx.limits[key]).toBe(usual);
      await until('the other process knows again', async () => other.limits[key] === usual);
      keeper.stop();
    },
  );

  it('is read where it has its effect: the next place in an account’s budget is further away', async () => {
    const ctx = process_();
    const row = { username: 'reader', createdAt: new Date(staff.now()) };
    const { id: accountId } = await ctx.db.transaction((tx) => insertAccount(tx, row));
    await changeSetting(ctx, { name: 'LIST_INTERVAL_MS', value: 600_000, by: await owner() });
    const take = () => takePlace(ctx, { accountId, kind: 'list', holdMs: 3_600_000 });
    await take();
    expect(await take()).toMatchObject({ waitMs: expect.toSatisfy((ms: number) => ms > 500_000) });
  });

  it('is shown with its default and who changed it last, also once it was set back', async () => {
    const [ctx, by] = [process_(), await owner()];
    expect(await shown(ctx, 'CODE_MINUTES')).toMatchObject({ value: 10, usual: 10, unit: 'minute', changed: null });
    await changeSetting(ctx, { name: 'CODE_MINUTES', value: 20, by });
    expect(await shown(ctx, 'CODE_MINUTES')).toMatchObject({ value: 20, usual: 10, changed: { by: 'Ada' } });
    await changeSetting(ctx, { name: 'CODE_MINUTES', value: null, by });
    expect(await shown(ctx, 'CODE_MINUTES')).toMatchObject({ value: 10, changed: { by: 'Ada' } });
  });

  it('stands in the audit log with what it was before', async () => {
    const [ctx, by] = [process_(), await owner()];
    await changeSetting(ctx, { name: 'MAX_CHECKS_PER_DAY', value: 7, by });
    await changeSetting(ctx, { name: 'MAX_CHECKS_PER_DAY', value: null, by });
    const { rows } = await listAudit(ctx, { subject: { kind: 'setting', id: 'MAX_CHECKS_PER_DAY' } });
    expect(rows.map(({ action, detail }) => ({ action, detail })).reverse()).toEqual([
      { action: 'setting.changed', detail: { from: null, to: 7 } },
      { action: 'setting.set_back', detail: { from: 7, to: null } },
    ]);
  });
});

describe('a change that is not possible changes nothing', () => {
  it.each(all)('%s refuses what its own schema does not take, and says the bounds', async (name, { amount }) => {
    const [ctx, by] = [process_(), await owner()];
    for (const value of [amount.min - 1, amount.max + 1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await changeSetting(ctx, { name, value, by })).toMatchObject({
        ok: false,
        min: amount.min,
        max: amount.max,
      });
    expect(await ctx.db.setting.count()).toBe(0);
    expect(ctx.limits).toEqual(USUAL_LIMITS);
  });

  it('by whoever is no owner, by a token, and of what is no such setting', async () => {
    const ctx = process_();
    const change = { name: 'REST_SECONDS', value: 60 };
    const operator = actorOf(await staff.hire('operator'));
    const token = { kind: 'token', id: 't', name: 'script', role: 'owner' } as const;
    expect(await codeOf(changeSetting(ctx, { ...change, by: operator }))).toBe('forbidden');
    expect(await codeOf(changeSetting(ctx, { ...change, by: token }))).toBe('forbidden');
    expect(await codeOf(readSettings(ctx, { by: operator }))).toBe('forbidden');
    expect(await codeOf(changeSetting(ctx, { ...change, name: 'LOG_LEVEL', by: await owner() }))).toBe('not_found');
    expect(await ctx.db.setting.count()).toBe(0);
  });
});

it('a value in the table that its setting does not take any more has no effect', async () => {
  const ctx = process_();
  for (const value of [{ value: 10_000, by: 'Ada' }, 'nonsense'])
    await ctx.db.setting.upsert({
      where: { key: 'CODE_MINUTES' },
      create: { key: 'CODE_MINUTES', value },
      update: { value },
    });
  await rereadLimits(ctx);
  expect(ctx.limits).toEqual(USUAL_LIMITS);
  expect(await shown(ctx, 'CODE_MINUTES')).toMatchObject({ value: 10 });
});
