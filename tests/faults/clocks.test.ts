import { describe, expect, it, vi } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { hasEnded } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, PAID, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const skewed = (ms: number) => ({ preload: 'skewed-clock.ts', env: { CLOCK_SKEW_MS: String(ms) } });

describe.concurrent('a worker whose clock is wrong', () => {
  it.each([
    ['F32: by 40 seconds ahead', 40 * SECOND_MS],
    ['F32: by 40 seconds behind', -40 * SECOND_MS],
    ['F43: by 5 minutes ahead', 5 * MINUTE_MS],
    ['F43: by 5 minutes behind', -5 * MINUTE_MS],
  ])('%s: still makes the right code from a seed, and takes nobody for dead', async (_, skewMs) => {
    await using world = await createWorld();
    const account = await world.account({ totp: true });
    const { id, customer } = await askedCheck(world);
    world.instagram.signOutAfter({ followersRead: 75, flavour: 'login_required' });
    world.instagram.latency({ lists: 150 });
    await using _worker = await startWorkerProcess(world, skewed(skewMs));

    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
    });
    expect(account.sandbox.passwordPosts()).toBe(1);
    expect(await world.moves(id)).toEqual(['request: bot', 'start', 'park: session', 'start', 'finish: whole']);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F43: beside one whose clock is right: no run is taken away from either, no lease is held by two', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.latency({ lists: 150 });
    await using _late = await startWorkerProcess(world, skewed(-5 * MINUTE_MS));
    await using _early = await startWorkerProcess(world, skewed(5 * MINUTE_MS));

    const asking = [];
    for (const username of ['ada', 'grace', 'edith', 'joan']) asking.push(await askedCheck(world, { username }));
    for (const { id } of asking) {
      expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
      expect(await world.moves(id)).toEqual(['request: bot', 'start', 'finish: whole']);
    }
    expect(world.instagram.requests.pagesAskedTwice()).toBe(0);
    await world.checkInvariants();
  });
});
