import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { createOperatorsWorld, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { listBell } from './dashboard/list-bell.ts';
import type { Intruding } from './schema.ts';
import { tellIntrusion } from './tell-intrusion.ts';

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

it('operators hear of tries to get in on every channel, once a kind and day', async () => {
  const { ctx, sweep, chat } = await world.team();
  const tell = (intruding: Intruding, at = world.clock.now()) =>
    ctx.db.transaction((tx) => tellIntrusion(ctx)(tx, { ...intruding, at }));
  const locked = { what: 'locked_out', who: 'ada@example.org', times: 5 } as const;
  await Promise.all([tell(locked), tell(locked), tell({ ...locked, who: 'eve@example.org' })]);
  await tell({ what: 'many_refused', who: null, times: 100 });
  await tell({ what: 'many_refused', who: null, times: 100 });
  await sweep();

  const rows = await listBell(ctx, { limit: 9, by: SYSTEM });
  expect(rows.map(({ payload, path, lasts }) => [(payload as Intruding).what, path, lasts]).sort()).toEqual([
    ['locked_out', '/settings', false],
    ['many_refused', '/settings', false],
  ]);
  expect(chat()).toHaveLength(2);
  expect(chat().join('\n')).toMatch(/Too many wrong passwords for/);
  expect(world.mail.mails.map(({ subject }) => subject)).toEqual(Array(2).fill('Somebody may be trying to get in'));

  await tell(locked, new Date(world.clock.now().getTime() + DAY_MS));
  expect(await listBell(ctx, { limit: 9, by: SYSTEM })).toHaveLength(3);
});
