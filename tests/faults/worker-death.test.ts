import { describe, expect, it, vi } from 'vitest';
import { silenceChecks } from '#/testing/database/pass-time.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { startTcpProxy } from '#/testing/servers/tcp-proxy.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import type { Exceptions } from '#/testing/worlds/invariants.ts';
import { asked, askedCheck, FAULT_MS, PAID, pageAsked, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const SAVE = /insert into check_pages/;

async function expectWhole(
  world: World,
  { id, customer }: Awaited<ReturnType<typeof askedCheck>>,
  exceptions: Exceptions = {},
): Promise<void> {
  const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
  expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
  expect(await world.ledgerOf(customer.id)).toEqual(PAID);
  await world.checkInvariants(exceptions);
}

describe.concurrent('a worker that is killed by SIGKILL', () => {
  it('F1: between the answer and the commit, costs that page one more request', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    const asking = await askedCheck(world);
    world.instagram.latency({ lists: 50 });
    await using worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });

    await pageAsked(world, 4);
    await proxy.sees(SAVE, () => proxy.blackHole('to_server')); // the page came, its statement never leaves the machine
    worker.signal('SIGKILL');
    await worker.ended;
    const stored = await world.ctx.db.checkPage.count();
    await world.startWorker();

    await expectWhole(world, asking, { repeatedMessages: 1 });
    expect(asked(world).twice).toBeLessThanOrEqual(2); // the page in hand, and the one that was asked while it was stored
    expect(stored).toBeGreaterThanOrEqual(3);
    expect(await world.moves(asking.id)).toEqual([
      'request: bot',
      'start',
      'rescue: worker_gone',
      'start',
      'finish: whole',
    ]);
  });

  it.each(['finished', 'rolled back'] as const)(
    'F2: inside the statement of a page, leaves the page whole or absent (%s by the database)',
    async (outcome) => {
      await using world = await createWorld();
      await world.account();
      const asking = await askedCheck(world);
      await holdPageStatements(world);
      await using worker = await startWorkerProcess(world);

      const backend = await until('a page is being stored', () => waitingBackend(world));
      worker.signal('SIGKILL');
      await worker.ended;
      if (outcome === 'rolled back') await world.ctx.db.$queryRaw`select pg_terminate_backend(${backend}::int, 5000)`;
      await letPageStatementsGo(world);
      await until('the statement is over', async () => !(await waitingBackend(world)));
      expect(await world.ctx.db.checkPage.count()).toBe(outcome === 'finished' ? 1 : 0);
      await silenceChecks(world.ctx);
      await world.startWorker();

      await expectWhole(world, asking, { repeatedMessages: 1 });
      expect(asked(world).twice).toBeLessThanOrEqual(2);
    },
  );

  it('F3: after the commit, before it knew, costs no page that was stored', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    const asking = await askedCheck(world);
    await using worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });

    await proxy.loseReplyTo(SAVE, () => worker.signal('SIGKILL'));
    await worker.ended;
    const stored = await world.ctx.db.checkPage.findMany({ select: { list: true, cursorAsked: true } });
    const before = world.instagram.requests.lists().length;
    await silenceChecks(world.ctx);
    await world.startWorker();

    await expectWhole(world, asking, { repeatedMessages: 1 });
    const again = world.instagram.requests.lists().slice(before);
    for (const { list, cursorAsked } of stored) {
      expect(again.filter((page) => page.list === list && page.cursor === cursorAsked)).toEqual([]);
    }
    expect(stored.length).toBeGreaterThan(0);
  });
});

describe.concurrent('a worker that is asked to stop', () => {
  it('F5: ends its slice at the border of a page; the next one goes on without one request more', async () => {
    await using world = await createWorld();
    await world.account();
    const asking = await askedCheck(world);
    world.instagram.latency({ lists: 150 });
    await using worker = await startWorkerProcess(world);

    await pageAsked(world, 4);
    worker.signal('SIGTERM');
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    await world.startWorker();

    await expectWhole(world, asking);
    expect(asked(world).twice).toBe(0);
    expect(await world.moves(asking.id)).toEqual(['request: bot', 'start', 'park: deploy', 'start', 'finish: whole']);
    const retried = await world.ctx.db
      .$queryRaw`select id from pgboss.job where name = 'check.run' and retry_count > 0`;
    expect(retried).toEqual([]);
  });
});

describe.concurrent('a worker that freezes for longer than it is believed to live (SIGSTOP)', () => {
  it('F6: loses its check to another one, stores nothing when it wakes, and stops within a page', async () => {
    await using world = await createWorld();
    await world.account();
    const asking = await askedCheck(world);
    world.instagram.latency({ lists: 200 });
    await using zombie = await startWorkerProcess(world);

    await pageAsked(world, 3);
    zombie.signal('SIGSTOP');
    await world.startWorker();
    await expectWhole(world, asking);
    const pages = await world.ctx.db.checkPage.count();
    const requests = world.instagram.requests.lists().length;

    zombie.signal('SIGCONT');
    zombie.signal('SIGTERM'); // it ends when nothing is in its hands any more
    expect(await zombie.ended).toEqual({ code: 0, signal: null });
    expect(world.instagram.requests.lists().length - requests).toBeLessThanOrEqual(1);
    expect(await world.ctx.db.checkPage.count()).toBe(pages);
    expect(await world.moves(asking.id)).toEqual([
      'request: bot',
      'start',
      'rescue: worker_gone',
      'start',
      'finish: whole',
    ]);
    await world.checkInvariants();
  });
});

/** Pages cannot be stored until they are let go: each waits inside its transaction. */
async function holdPageStatements({ ctx }: World): Promise<void> {
  await ctx.db.$executeRawUnsafe(`create function hold_page() returns trigger language plpgsql as $$
    begin
      while exists (select 1 from pg_class where relname = 'pages_are_held') loop perform pg_sleep(0.02); end loop;
      return new;
    end $$`);
  await ctx.db.$executeRawUnsafe('create table pages_are_held ()');
  await ctx.db.$executeRawUnsafe(
    'create trigger hold before insert on check_pages for each row execute function hold_page()',
  );
}

async function letPageStatementsGo({ ctx }: World): Promise<void> {
  await ctx.db.$executeRawUnsafe('drop table pages_are_held');
}

async function waitingBackend({ ctx }: World): Promise<number | null> {
  const rows = await ctx.db.$queryRaw<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and state = 'active'
      and query like '%insert into check_pages%' and pid <> pg_backend_pid()`;
  return rows[0]?.pid ?? null;
}
