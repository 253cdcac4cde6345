import { describe, expect, it, vi } from 'vitest';
import { decodeHint, encodeHint, events, type Hint, subscribe } from '#/lib/platform/events.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { startTcpProxy } from '#/testing/servers/tcp-proxy.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

/** The first bytes of a connection that says that it listens, and pg-boss's own. */
const LISTENERS = /mutuals-listen/;
/** The outbox looks for itself each few seconds; the timetable, which would find it too, only once a minute. */
const TOLD_WITHIN_MS = 50_000;

describe.concurrent('hints that get lost', () => {
  it('F17: without a listening connection a check still starts, ends, and its customer hears of it', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    proxy.refuse(LISTENERS);
    await using _worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });

    const { id, customer } = await askedCheck(world);
    const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
    expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
    const told = await world.telegram.calls.next('sendDocument', WAIT_MS);
    expect(String(told.parameters.chat_id)).toBe(String(customer.id));
    expect(told.at - (check.finishedAt?.getTime() ?? 0)).toBeLessThan(TOLD_WITHIN_MS);
    await world.checkInvariants();
  });

  it('F17: a listener that was cut off comes back by itself and says that it may have missed something', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    const hints: Hint[] = [];
    let resyncs = 0;
    const stop = subscribe({ url: proxy.url, onHint: (hint) => hints.push(hint), onResync: () => (resyncs += 1) });
    await until('it listens', async () => resyncs === 1);

    proxy.refuse(LISTENERS);
    proxy.cut();
    await events.emit(world.ctx.db, { topic: 'check', id: 'missed' });
    proxy.refuse(null);
    await until('it listens again', async () => resyncs === 2);
    await events.emit(world.ctx.db, { topic: 'check', id: 'heard' });
    await until('the hint comes', async () => hints.length > 0);
    expect(hints).toEqual([{ topic: 'check', id: 'heard' }]);
    await stop();
  });

  it('F18: equal hints of one transaction come as one, a rolled back one not at all, and none is near the limit', async () => {
    await using world = await createWorld();
    const hints: Hint[] = [];
    let resyncs = 0;
    const stop = subscribe({ url: world.url, onHint: (hint) => hints.push(hint), onResync: () => (resyncs += 1) });
    await until('it listens', async () => resyncs === 1);

    await world.ctx.db.transaction(async (tx) => {
      for (let n = 0; n < 100; n += 1) await events.emit(tx, { topic: 'check', id: 'folded' });
    });
    const rolledBack = world.ctx.db.transaction(async (tx) => {
      await events.emit(tx, { topic: 'check', id: 'never' });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await events.emit(world.ctx.db, { topic: 'account', id: 'last' });
    await until('the last hint comes', async () => hints.some(({ id }) => id === 'last'));

    expect(hints).toEqual([
      { topic: 'check', id: 'folded' },
      { topic: 'account', id: 'last' },
    ]);
    expect(encodeHint({ topic: 'challenge', id: crypto.randomUUID() }).length).toBeLessThan(100); // the limit is 7,999 bytes
    expect(decodeHint('what is this')).toBeNull();
    await stop();
  });
});
