import { describe, expect, it, vi } from 'vitest';
import { startPostgresOfItsOwn } from '#/testing/database/postgres-of-its-own.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { startTcpProxy } from '#/testing/servers/tcp-proxy.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { asked, askedCheck, FAULT_MS, PAID, pageAsked, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const OUTAGE_MS = 20_000;
/** Seconds, on a machine that does nothing else; a job that was lost with the database would come again after fifteen minutes. */
const BACK_WITHIN_MS = 120_000;

describe.concurrent('a check whose database goes away', () => {
  it('F8: goes on after a crash of 20 seconds; only the page in flight may be asked for again', async () => {
    await using postgres = await startPostgresOfItsOwn();
    await using world = await createWorld({ databaseUrl: postgres.url });
    await world.account();
    const asking = await askedCheck(world, { followers: 1663, following: 300, mutual: 200 });
    world.instagram.latency({ lists: 100 });
    await using worker = await startWorkerProcess(world);
    await pageAsked(world, 5);

    await postgres.stop('immediate');
    const requests = world.instagram.requests.lists().length;
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS)); // the length of the outage is the subject
    expect(world.instagram.requests.lists().length - requests).toBeLessThanOrEqual(2); // nothing is read that cannot be stored
    await postgres.start();

    const backAt = Date.now();
    const next = await world.instagram.requests.waitFor(
      ({ at, surface }) => surface === 'list' && at.getTime() > backAt,
      WAIT_MS,
    );
    expect(next.at.getTime() - backAt).toBeLessThan(BACK_WITHIN_MS);
    expect(await world.waitForCheck(asking.id, hasEnded, WAIT_MS)).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
    });
    expect(worker.isAlive()).toBe(true);
    expect(asked(world).twice).toBeLessThanOrEqual(1);
    expect(await world.ledgerOf(asking.customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F9: is charged once when the database goes just as the worker has finished', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    const asking = await askedCheck(world);
    const [job] = await world.ctx.db.$queryRaw<{ id: string }[]>`select id from pgboss.job where name = 'check.run'`;
    const cut = proxy.sees(new RegExp(`SET completed_on[^]*${job?.id}`), () => {
      proxy.refuse(/./s);
      proxy.cut();
    });
    await using worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });

    await cut;
    expect(await world.waitForCheck(asking.id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    const requests = world.instagram.requests.all().length;
    proxy.refuse(null);

    await until('the job came again', () => isOver(world, job?.id ?? ''));
    expect(worker.isAlive()).toBe(true);
    expect(world.instagram.requests.all().length).toBe(requests); // it found nothing to do
    expect(await world.ledgerOf(asking.customer.id)).toEqual(PAID);
    expect(await world.moves(asking.id)).toEqual(['request: bot', 'start', 'finish: whole']);
    await world.checkInvariants();
  });

  it('F10: ends while its connections are killed five times a second', async () => {
    await using world = await createWorld();
    await world.account();
    const asking = await askedCheck(world, { followers: 1000 });
    world.instagram.latency({ lists: 150 });
    await using worker = await startWorkerProcess(world);
    await pageAsked(world, 2);

    let killed = 0;
    const storm = setInterval(async () => {
      killed += await killOneConnection(world);
    }, 200);
    await until('twenty connections were killed', async () => killed >= 20);
    clearInterval(storm);

    expect(await world.waitForCheck(asking.id, hasEnded, WAIT_MS)).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
    });
    expect(worker.isAlive()).toBe(true);
    expect(await world.ledgerOf(asking.customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F12: notices connections that swallow everything, and goes on with new ones', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    const asking = await askedCheck(world);
    world.instagram.latency({ lists: 100 });
    await using worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });
    await pageAsked(world, 4);

    proxy.freeze(); // they stay open and nothing comes: only a time limit of one's own can tell

    expect(await world.waitForCheck(asking.id, hasEnded, WAIT_MS)).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
    });
    expect(worker.isAlive()).toBe(true);
    expect(await world.ledgerOf(asking.customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F13: looks whether a commit stood whose reply was lost: no page twice, one charge', async () => {
    await using world = await createWorld();
    await using proxy = await startTcpProxy(world.addressAs('worker'));
    await world.account();
    const asking = await askedCheck(world);
    world.instagram.latency({ lists: 30 });
    await using worker = await startWorkerProcess(world, { env: { DATABASE_URL: proxy.url } });

    await proxy.loseReplyTo(/insert into check_pages/);
    await proxy.loseReplyTo(/insert into check_pages/);
    await proxy.loseReplyTo(/COMMIT/);

    expect(await world.waitForCheck(asking.id, hasEnded, WAIT_MS)).toMatchObject({
      status: 'completed',
      certificate: { whole: true },
    });
    expect(worker.isAlive()).toBe(true);
    expect(asked(world).twice).toBe(0);
    expect(await world.ledgerOf(asking.customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });
});

async function isOver({ ctx }: World, jobId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ state: string; retry_count: number }[]>`
    select state::text as state, retry_count from pgboss.job where id = ${jobId}::uuid`;
  return rows[0]?.state === 'completed' && rows[0].retry_count > 0;
}

/** Ends one connection of the worker's processes, whichever comes. @returns how many that were. */
async function killOneConnection({ ctx }: World): Promise<number> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name in ('mutuals-worker', 'mutuals-queue-work', 'mutuals-listen')
    order by random() limit 1`;
  return rows.length;
}
