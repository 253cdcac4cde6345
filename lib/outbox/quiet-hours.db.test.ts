import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { createOperatorsWorld, failed, news, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { listBell } from './dashboard/list-bell.ts';

const QUIET = { fromMinute: 23 * 60, toMinute: 8 * 60, timeZone: 'UTC' };

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

describe('in quiet hours', () => {
  /** Moves the clock to the next time it shows this hour. */
  const until = (hour: number) => {
    const now = world.clock.now();
    world.clock.pass((hour * HOUR_MS - (now.getTime() % DAY_MS) + DAY_MS) % DAY_MS || DAY_MS);
  };

  it('good news waits for one digest at their end; programs and the bell know at once', async () => {
    const { tell, sweep, chat, ctx } = await world.team({ quiet: QUIET });
    until(23);
    await tell(news('refreshed'));
    world.clock.pass(3 * HOUR_MS);
    await Promise.all([tell(news('refreshed')), tell(news('recovered', 'second')), tell(news('refreshed', 'third'))]);
    expect([chat().length, world.mail.mails.length, world.hook.got.length]).toEqual([0, 0, 4]);
    expect(await listBell(ctx, { limit: 9, by: SYSTEM })).toHaveLength(4);

    until(8);
    await sweep();
    expect(chat()).toHaveLength(0); // whoever wrote at the last moment may still be committing
    world.clock.pass(30_000);
    await Promise.all([sweep(), sweep()]);
    expect(chat()).toHaveLength(1);
    for (const part of ['3 accounts', '@reader, 2 new sessions', '@second, 1 new session after trouble'])
      expect(chat()[0]).toContain(part);
    expect(world.mail.mails.map(({ subject }) => subject)).toEqual(['Good news of the quiet hours']);
    expect(await listBell(ctx, { limit: 9, by: SYSTEM })).toHaveLength(4);
  });

  it('trouble and codes are told at once, and good news of the day too', async () => {
    const { tell, chat } = await world.team({ quiet: QUIET });
    until(3);
    await tell(failed());
    const payload = { username: 'reader', attemptId: 'a1', challengeId: 'c9', question: 'approve_on_device' };
    await tell({ kind: 'code_needed', payload }, 'c9');
    expect(chat()).toHaveLength(2);
    until(12);
    await tell(news('refreshed', 'daylight'));
    expect(chat()).toHaveLength(3);
  });
});
