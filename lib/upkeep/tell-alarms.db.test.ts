/** What owners are told of: who may do what now, whichever door it was done at. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { recordAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { resetFactors } from '#/lib/operators/factors/reset-factors.ts';
import { setRole } from '#/lib/operators/set-role.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { listBell } from '#/lib/outbox/dashboard/list-bell.ts';
import { createOperatorsWorld, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { tellAlarms } from './tell-alarms.ts';

const OWNER = { kind: 'operator', id: 'o1', name: 'Olga', role: 'owner' } as const;
const VIEWER = { ...OWNER, role: 'viewer' } as const;
const PERSON = { name: 'Eve', email: 'eve@example.org', password: 'correct horse battery', language: 'en' } as const;

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.forget();
  await world.ctx.db.operator.deleteMany();
  await world.ctx.db.auditEntry.deleteMany();
});

const row = (role: 'operator' | 'owner', telegramId: bigint) => ({
  ...{ name: role, email: `${role}@example.org`, passwordHash: '' },
  ...{ role, telegramId },
});

it('tells every action that gives lasting power once, in words, on all channels', async () => {
  const { ctx, sweep, chat } = await world.team();
  const eve = await createOperator(ctx, { ...PERSON, role: 'viewer', by: OWNER });
  await createToken(ctx, { name: 'reports', role: 'owner', by: OWNER });
  await setRole(ctx, { operatorId: eve.id, role: 'owner', by: OWNER });
  expect(await Promise.all([tellAlarms(ctx), tellAlarms(ctx)])).toContain(2);
  expect(await tellAlarms(ctx)).toBe(0);
  await sweep();
  const told = (await listBell(ctx, { limit: 9, by: SYSTEM })).map(({ payload }) => payload);
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ what: 'new_owner', subject: 'Eve', by: 'Olga' });
  expect(told).toContainEqual({ what: 'token_made', subject: 'reports', by: 'Olga' });
  expect(chat()).toHaveLength(2);
  expect(chat().join()).toContain('take it back');
  expect(world.mail.mails).toHaveLength(2);
  expect(world.hook.got.map(({ kind }) => kind)).toEqual(['security', 'security']);
});

it('tells of a session of another account, but not of one that Instagram refused', async () => {
  const { ctx } = await world.team();
  const account = await ctx.db.account.create({ data: { username: 'reader' } });
  const refused = (reason: string) =>
    ctx.db.transaction((tx) =>
      recordAudit(tx, {
        ...{ actor: OWNER, action: 'session.refused', subject: { kind: 'account', id: account.id } },
        ...{ detail: { reason }, at: world.clock.now() },
      }),
    );
  await refused('refused');
  expect(await tellAlarms(ctx)).toBe(0);
  await refused('foreign');
  expect(await tellAlarms(ctx)).toBe(1);
  expect((await listBell(ctx, { limit: 1, by: SYSTEM }))[0]?.payload).toMatchObject({
    what: 'foreign_session',
    subject: '@reader',
  });
});

it('tells owners, and the person themselves, that a second factor is gone', async () => {
  const hers = world.telegram.user({ started: true });
  const { ctx, sweep } = await world.team();
  const eve = await ctx.db.operator.create({ data: row('operator', BigInt(hers.id)) });
  await resetFactors(ctx, { operatorId: eve.id, by: OWNER });
  expect(await tellAlarms(ctx)).toBe(1);
  await sweep();
  expect(hers.chat()).toHaveLength(1);
  expect((await listBell(ctx, { limit: 1, by: OWNER }))[0]?.payload).toEqual({
    what: 'factors_reset',
    subject: 'operator',
    by: 'Olga',
  });
});

it('is for owners: no other operator hears of it, and nobody of what the product did itself', async () => {
  const other = world.telegram.user({ started: true });
  const linked = world.telegram.user({ started: true });
  const { ctx, sweep } = await world.team({ chats: [BigInt(other.id)] });
  await ctx.db.operator.create({ data: row('operator', BigInt(other.id)) });
  await ctx.db.operator.create({ data: row('owner', BigInt(linked.id)) });
  await createToken(ctx, { name: 'seed', role: 'owner', by: SYSTEM });
  expect(await tellAlarms(ctx)).toBe(0);
  await createToken(ctx, { name: 'reports', role: 'owner', by: OWNER });
  await tellAlarms(ctx);
  await sweep();
  expect(other.chat()).toEqual([]);
  expect(linked.chat()).toHaveLength(1);
  expect(await listBell(ctx, { limit: 9, by: VIEWER })).toEqual([]);
  expect(await listBell(ctx, { limit: 9, by: OWNER })).toHaveLength(1);
});

it('goes to no chat of somebody who is kept out, though the settings name it', async () => {
  const gone = world.telegram.user({ started: true });
  const { ctx, tell } = await world.team({ chats: [BigInt(gone.id)] });
  await ctx.db.operator.create({ data: { ...row('owner', BigInt(gone.id)), disabledAt: world.clock.now() } });
  await tell({ kind: 'nothing_left', payload: { waitingChecks: 3 } });
  expect(gone.chat()).toEqual([]);
});
