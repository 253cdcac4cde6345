import { expect, it, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { passTime } from '#/testing/database/pass-time.ts';
import { askedCheck, FAULT_MS, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const PER_HOUR = 200;

it('goes on with another account when one is out of names, and waits for the next hour when all are', async () => {
  await using world = await createWorld({ limits: { entriesPerHour: PER_HOUR } });
  await world.account({ username: 'first.reader' });
  await world.account({ username: 'second.reader' });
  const { id, customer } = await askedCheck(world, { followers: 500, following: 60 });
  const shown = () => world.ctx.db.accountExposure.findMany({ orderBy: { entries: 'desc' } });

  expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'budget' });
  const { wakeAt } = await world.ctx.db.check.findUniqueOrThrow({ where: { id } });
  expect(wakeAt?.getTime()).toBeGreaterThan(Date.now());
  expect(((wakeAt?.getTime() ?? 0) + MINUTE_MS) % HOUR_MS).toBeLessThan(2 * MINUTE_MS);
  const exposure = await shown();
  expect(exposure).toHaveLength(2);
  for (const { entries } of exposure) expect(entries > PER_HOUR - 50 && entries <= PER_HOUR).toBe(true);

  await passTime(world.ctx, HOUR_MS);
  expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
  expect((await shown()).reduce((sum, { entries }) => sum + entries, 0)).toBe(560);
  expect(await world.ledgerOf(customer.id)).toEqual(PAID);
  await world.checkInvariants();
});
