import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { createOperatorsWorld, failed, news, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { listBell } from './dashboard/list-bell.ts';
import { closeIncident, listOpenIncidents, remindIncident } from './remind-incident.ts';
import type { OperatorNotice } from './schema.ts';

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

describe('the same incident', () => {
  it('is told once, however many tell of it at once and however often', async () => {
    const { owe, sweep, chat } = await world.team();
    await Promise.all(Array.from({ length: 8 }, () => owe(failed())));
    world.clock.pass(30 * MINUTE_MS);
    await owe(failed({ attemptId: 'a2' }));
    await sweep();
    expect([chat().length, world.mail.mails.length, world.hook.got.length]).toEqual([1, 1, 1]);
  });

  it('is told again after an hour, after six more, then daily, once each over all workers', async () => {
    const { ctx, tell, sweep, chat } = await world.team();
    await tell(failed());
    const remindAll = async () => {
      const incidents = await listOpenIncidents(ctx);
      await Promise.all([...incidents, ...incidents].map((incident) => remindIncident(ctx, incident)));
      await sweep();
    };
    const told = [];
    for (const pauseMs of [HOUR_MS - 1, 1, 6 * HOUR_MS - 1, 1, DAY_MS - 1, 1, DAY_MS]) {
      world.clock.pass(pauseMs);
      await remindAll();
      told.push(chat().length);
    }
    expect(told).toEqual([1, 2, 2, 3, 3, 4, 5]);
    expect(chat().at(-1)).toContain('Still so, after 2\u00a0d 7\u00a0h');
    expect(chat().at(-1)).toContain('Instagram refused the stored password');
    expect(world.mail.mails.at(-1)?.subject).toBe('Still: @reader could not be signed in');
    expect(world.hook.got.map(({ reminder }) => reminder)).toEqual([0, 1, 2, 3, 4]);
    expect(await listBell(ctx, { limit: 9, by: SYSTEM })).toHaveLength(1);
  });

  it('is over with the good news, and news when it comes back', async () => {
    const { ctx, tell, chat } = await world.team();
    await tell(failed());
    await tell(news('recovered'));
    expect(await listOpenIncidents(ctx)).toEqual([]);
    world.clock.pass(1_000);
    await tell(failed({ attemptId: 'a3' }));
    expect(await listBell(ctx, { limit: 1, by: SYSTEM })).toMatchObject([
      { kind: 'refresh_failed', path: '/refreshes/a3', lasts: true },
    ]);
    expect((await listBell(ctx, { limit: 9, by: SYSTEM })).filter(({ lasts }) => lasts)).toHaveLength(1);
    expect(chat().map((text) => [...text][0])).toEqual(['⚠', '✅', '⚠']);
  });

  it('of another account, and another incident of the same, are told as well', async () => {
    const { tell, chat } = await world.team();
    await tell(failed());
    await tell(failed({ username: 'reader_2' }));
    await tell(failed({ failure: 'captcha' }));
    for (const failure of ['network', 'browser_crashed', 'network'])
      await tell(failed({ failure, needsPerson: false }));
    expect(chat()).toHaveLength(4);
  });

  it('is not closed by the good news of an account whose name only looks alike', async () => {
    const { ctx, tell } = await world.team();
    await tell(failed({ username: 'a_b' }));
    await tell(news('recovered', 'axb'));
    expect(await listOpenIncidents(ctx)).toHaveLength(1);
  });

  it('that went away by itself is closed without a word', async () => {
    const { ctx, tell, chat } = await world.team();
    await tell({ kind: 'nothing_left', payload: { waitingChecks: 1 } });
    const [incident] = await listOpenIncidents(ctx);
    if (incident) await closeIncident(ctx, incident);
    expect(await listOpenIncidents(ctx)).toEqual([]);
    expect(chat()).toHaveLength(1);
  });

  it('is news again when the way around it closes too', async () => {
    const { tell, chat, ctx } = await world.team();
    const broken = (fallback: boolean): OperatorNotice => ({
      kind: 'contract_broken',
      payload: { surface: 'list', verdict: 'endpoint_retired', fallback },
    });
    for (const fallback of [true, true, false, false]) await tell(broken(fallback));
    expect(chat()).toHaveLength(2);
    expect(chat()[1]).toContain('checks cannot be finished now');
    expect(await listOpenIncidents(ctx)).toHaveLength(1);
    await tell({ kind: 'contract_restored', payload: { surface: 'list' } });
    expect(await listOpenIncidents(ctx)).toHaveLength(0);
  });
});
