import { describe, expect, it, vi } from 'vitest';
import { lapseClaims } from '#/testing/database/pass-time.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, PAID, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const FLOOD_SECONDS = 4;

describe.concurrent('Telegram in trouble', () => {
  it('F44: asks to wait (429): the check does not; the outbox does, and drains: one message, one file', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.telegram.flood({ retryAfter: FLOOD_SECONDS, times: 2 });
    await world.startWorker();

    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    await until('everything owed is delivered', () => outboxIsEmpty(world));
    expect(carriedOut(world, 'sendDocument')).toHaveLength(1);
    expect(carriedOut(world, 'sendMessage')).toHaveLength(1);
    const [refused] = world.telegram.calls.all().filter(({ answer }) => answer?.ok === false);
    const [sent] = carriedOut(world, 'sendMessage');
    expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(FLOOD_SECONDS * 1_000 - 50); // not before it may
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F44: a customer who blocked the bot (403): the check ends, the message is given up, nothing is tried for ever', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    customer.chat.block();
    await world.startWorker();

    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    await until('nothing is owed any more', () => outboxIsEmpty(world));
    const notices = await world.ctx.db.notice.findMany({ where: { customerId: customer.id } });
    expect(notices.map(({ status }) => status)).toEqual(['undeliverable', 'undeliverable']);
    expect(await world.ctx.db.customer.findUniqueOrThrow({ where: { id: customer.id } })).toMatchObject({
      leftAt: expect.any(Date),
    });
    await world.checkInvariants();
  });

  it('F44: takes a message and loses its answer: it may come twice, and not more often', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    world.telegram.fail({ method: 'sendMessage', status: 0, description: 'answer lost', performed: true });
    world.telegram.fail({ method: 'sendDocument', status: 0, description: 'answer lost', performed: true });
    await world.startWorker();

    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    await until('everything owed is delivered', () => outboxIsEmpty(world));
    expect(world.telegram.calls.count('sendDocument')).toBe(2);
    expect(world.telegram.calls.count('sendMessage')).toBe(2);
    await world.checkInvariants({ repeatedMessages: Number.POSITIVE_INFINITY });
  });

  it('F22: a worker that is killed before it could tell: the next one does, once', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    await using worker = await startWorkerProcess(world, { env: { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' } });
    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    worker.signal('SIGKILL');
    await worker.ended;
    expect(world.telegram.calls.count()).toBe(0);
    await world.ctx.db.$executeRaw`delete from pgboss.job where name = 'notice.deliver'`; // the deliveries are lost as well
    await lapseClaims(world.ctx);

    await world.startWorker();
    await until('everything owed is delivered', () => outboxIsEmpty(world));
    expect(carriedOut(world, 'sendDocument')).toHaveLength(1);
    expect(carriedOut(world, 'sendMessage')).toHaveLength(1);
    await world.checkInvariants();
  });
});

function outboxIsEmpty({ ctx }: World): Promise<boolean> {
  return ctx.db.notice.count({ where: { status: 'owed', channel: 'telegram' } }).then((owed) => owed === 0);
}

function carriedOut({ telegram }: World, method: string) {
  return telegram.calls.all(method).filter(({ answer }) => answer?.ok === true);
}
