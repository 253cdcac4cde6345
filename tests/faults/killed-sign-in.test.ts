import { describe, expect, it, vi } from 'vitest';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { runRefresh } from '#/lib/refresh/run-refresh.ts';
import { lapseLeases } from '#/testing/database/pass-time.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { FAULT_MS, PAID, runSlice, WAIT_MS } from '#/testing/worlds/reading.ts';
import { parkedCheck, signIn } from '#/testing/worlds/signing-in.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const FORM = { surface: 'page' } as const;

describe.concurrent('a worker that is killed while it signs in', () => {
  it.each([
    [
      'when it has the lease and no page yet',
      FORM,
      (world: World) => until('an attempt runs', () => running(world)),
      1,
    ],
    ['with the form before it', FORM, null, 1],
    ['when it has sent the password', { surface: 'sign_in', method: 'POST' }, null, 2],
    ['before the page that wants a code', { surface: 'second_factor', method: 'GET' }, null, 2],
    ['when it has sent the code', { surface: 'second_factor', method: 'POST' }, null, 2],
  ] as const)(
    'F25: %s: the lease lapses, the next one signs in, nothing is left of the first',
    async (_, answer, earlier, posts) => {
      await using world = await createWorld();
      const { id, customer, sandbox } = await parkedCheck(world);
      const held = world.instagram.hold(answer); // it comes to this place and no further
      await using worker = await startWorkerProcess(world, { env: { TMPDIR: world.profileRoot } });

      await (earlier ? earlier(world) : held.reached(1, WAIT_MS));
      worker.signal('SIGKILL');
      await worker.ended;
      held.letGo();
      await lapseLeases(world.ctx);
      await world.startWorker();

      expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({
        status: 'completed',
        certificate: { whole: true },
      });
      expect(sandbox.passwordPosts()).toBeLessThanOrEqual(posts);
      expect(await world.ctx.db.generation.count()).toBe(2);
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
      await until(
        'no browser is left',
        async () => !(await world.browsers()).some((name) => name.startsWith('mutuals-')),
      );
      await world.checkInvariants({ passwordPostsPerGeneration: posts, repeatedMessages: 1 });
    },
  );

  it('F25: the lease of a dead worker lapses by itself', async () => {
    await using world = await createWorld();
    const { id, sandbox } = await parkedCheck(world);
    const form = world.instagram.hold(FORM);
    await using worker = await startWorkerProcess(world, { env: { TMPDIR: world.profileRoot } });
    await form.reached(1, WAIT_MS);
    worker.signal('SIGKILL');
    await worker.ended;
    form.letGo();

    await world.startWorker();
    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    expect(sandbox.passwordPosts()).toBe(1);
    await world.checkInvariants({ repeatedMessages: 1 });
  });

  it('F26: a sign-in that ends well after its lease lapsed stores nothing; the one that took over stands', async () => {
    await using world = await createWorld();
    const { id, accountId, sandbox } = await parkedCheck(world);
    const { requests } = world.instagram;
    const answer = world.instagram.hold(
      ({ surface }) => surface === 'second_factor' && requests.count({ surface }) === 1,
    );

    const late = signIn(world, accountId);
    await answer.reached(1, WAIT_MS);
    await lapseLeases(world.ctx);
    await rescueAttempts(world.ctx);
    const attempt = await world.ctx.db.refreshAttempt.findFirstOrThrow();
    const other = { ...world.ctx, workerId: crypto.randomUUID() };
    const next = await runRefresh(other, { attemptId: attempt.id, signal: new AbortController().signal });

    expect(next).toEqual({ outcome: 'succeeded', generation: 2 });
    answer.letGo();
    expect(await late).toEqual({ outcome: 'left' });
    expect(await world.ctx.db.generation.count()).toBe(2);
    expect(sandbox.passwordPosts()).toBe(2);
    expect(await runSlice(world, id)).toEqual({ outcome: 'completed', whole: true });
    await world.checkInvariants({ passwordPostsPerGeneration: 2 });
  });
});

function running({ ctx }: World): Promise<boolean> {
  return ctx.db.refreshAttempt.count({ where: { status: 'running' } }).then((count) => count > 0);
}
