import { describe, expect, it, vi } from 'vitest';
import { startWorkerProcess, type WorkerProcess } from '#/testing/processes/worker-process.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, PAID, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const WORKERS = 3;
const KILLS = 6;
const CHECKS = 4;
/** Set it to play a failure again. */
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e9));

describe(`workers that are killed again and again (FAULT_SEED=${SEED})`, () => {
  it('F4: every check ends whole and paid once; a kill costs no more than the pages in flight', async () => {
    await using stack = new AsyncDisposableStack();
    const world = stack.use(await createWorld());
    const chance = randomFrom(SEED);
    await world.account();
    world.instagram.latency({ lists: 300 });
    const asking: Awaited<ReturnType<typeof askedCheck>>[] = [];
    for (let n = 0; n < CHECKS; n += 1) {
      asking.push(await askedCheck(world, { username: `person.${n}`, followers: 600 + n, following: 60, mutual: 30 }));
    }
    const workers: WorkerProcess[] = [];
    const hired: Promise<void>[] = [];
    const hire = async () => void workers.push(stack.use(await startWorkerProcess(world)));
    for (let n = 0; n < WORKERS; n += 1) hired.push(hire());

    let kills = 0;
    while (kills < KILLS) {
      const pages = world.instagram.requests.lists().length + 1 + Math.floor(chance() * 12);
      const allEnded = await until('they read on, or have ended', async () => {
        if (world.instagram.requests.lists().length >= pages && workers.length > 0) return 'no';
        return (await world.ctx.db.check.count({ where: { status: { not: 'completed' } } })) === 0 && 'yes';
      });
      if (allEnded === 'yes') break;
      const [victim] = workers.splice(Math.floor(chance() * workers.length), 1);
      victim?.signal('SIGKILL');
      await victim?.ended;
      hired.push(hire());
      kills += 1;
    }
    await Promise.all(hired);
    expect(kills).toBeGreaterThanOrEqual(3);

    for (const { id, customer } of asking) {
      const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
      expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    }
    const inFlight = 2 * CHECKS; // of each check one page on its way and one being stored
    expect(world.instagram.requests.pagesAskedTwice()).toBeLessThanOrEqual(kills * inFlight);
    await world.checkInvariants({ repeatedMessages: kills });
  });
});

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
