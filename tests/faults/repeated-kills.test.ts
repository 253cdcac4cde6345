import { describe, expect, it, vi } from 'vitest';
import { hasEnded } from '../waits.ts';
import { startWorkerProcess, type WorkerProcess } from '../worker-process.ts';
import { createWorld } from '../world.ts';
import { askedCheck, FAULT_MS, PAID, WAIT_MS } from './reading.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const WORKERS = 3;
const KILLS = 6;
const CHECKS = 6;
/** Set it to play a failure again. */
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1e9));

describe(`workers that are killed again and again (FAULT_SEED=${SEED})`, () => {
  it('F4: every check ends whole and paid once; a kill costs no more than the pages in flight', async () => {
    await using stack = new AsyncDisposableStack();
    const world = stack.use(await createWorld());
    const chance = randomFrom(SEED);
    await world.account();
    world.instagram.latency({ lists: 120 });
    const asking: Awaited<ReturnType<typeof askedCheck>>[] = [];
    for (let n = 0; n < CHECKS; n += 1) {
      asking.push(await askedCheck(world, { username: `person.${n}`, followers: 900 + n, following: 60, mutual: 30 }));
    }
    const hire = async () => stack.use(await startWorkerProcess(world));
    const workers: WorkerProcess[] = await Promise.all(Array.from({ length: WORKERS }, hire));

    for (let kill = 0; kill < KILLS; kill += 1) {
      const pages = world.instagram.requests.lists().length;
      const further = 1 + Math.floor(chance() * 12);
      await world.instagram.requests.waitFor(() => world.instagram.requests.lists().length >= pages + further, WAIT_MS);
      const [victim] = workers.splice(Math.floor(chance() * workers.length), 1);
      victim?.signal('SIGKILL');
      await victim?.ended;
      workers.push(await hire());
    }

    for (const { id, customer } of asking) {
      const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
      expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    }
    const inFlight = 2 * CHECKS; // of each check one page on its way and one being stored
    expect(world.instagram.requests.pagesAskedTwice()).toBeLessThanOrEqual(KILLS * inFlight);
    await world.checkInvariants();
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
