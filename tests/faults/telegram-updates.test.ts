/** What Telegram does to the bot's updates: another poller takes them, or they come again. The product has no webhook. */
import { describe, expect, it, vi } from 'vitest';
import { createBot } from '#/bot/create-bot.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { until } from '#/testing/waits.ts';
import { offered, startBot } from '#/testing/worlds/bot-world.ts';
import { FAULT_MS, HELD } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const CONFLICT = { method: 'getUpdates', status: 409, description: 'Conflict: terminated by other getUpdates request' };
const QUESTION = 'It costs 1 credit';

describe.concurrent('updates of Telegram', () => {
  it('F44: another poller takes the turn (409): once it is gone the bot answers what the other took, and nothing twice', async () => {
    await using world = await createWorld();
    await using bot = pausingBot(world);
    const [early, late] = [await world.customer({ credits: 1 }), await world.customer({ credits: 1 })];
    await offered(early.chat, 'ada');

    const taken = rival(world);
    await bot.pauses(); // its poll ended with 409
    late.chat.say('ada');
    expect(await taken).toHaveLength(1); // the other has it, and ends before it answers or confirms
    bot.goOn();

    await late.chat.waitFor(QUESTION);
    early.chat.say('grace');
    await early.chat.waitFor('@grace');
    expect(said(late.chat, QUESTION)).toBe(1);
    expect(said(early.chat, QUESTION)).toBe(2);
  });

  it('F44: a confirmation that Telegram did not take (409): the update comes again and is not answered again', async () => {
    await using world = await createWorld();
    await using bot = pausingBot(world);
    const { chat } = await world.customer({ credits: 1 });
    await losesItsNextConfirmation(world);
    await offered(chat, 'ada');
    await bot.pauses();
    const seen = deliveries(world);
    bot.goOn();

    await until('the update comes again', async () => deliveries(world) > seen);
    chat.say('grace');
    await chat.waitFor('@grace');
    expect(said(chat, QUESTION)).toBe(2);
  });

  it('F44: one tap that comes again two hundred times, to four bots at once: one check, one credit held', async () => {
    await using world = await createWorld();
    const customer = await world.customer({ credits: 5 });
    const first = startBot(world);
    await offered(customer.chat, 'ada');
    await first.stop();

    world.telegram.repeat({ times: 200 });
    customer.chat.press('Check');
    const bots = Array.from({ length: 4 }, () => startBot(world));
    await customer.chat.waitFor('is accepted');
    await until('it has come two hundred times', async () => deliveries(world) > 200);
    await until(
      'each bot has answered it',
      async () => world.telegram.calls.count('answerCallbackQuery') === bots.length,
    );
    for (const bot of bots) await bot.stop();

    expect(await world.ctx.db.check.count({ where: { customerId: customer.id } })).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();
  });

  it('F44: a tap that comes again after its check has ended costs nothing, even when this clock is behind Telegram’s', async () => {
    await using world = await createWorld();
    const customer = await world.customer({ credits: 5 });
    const killed = pausingBot(world);
    await offered(customer.chat, 'ada');
    await losesItsNextConfirmation(world);
    customer.chat.press('Check');
    await customer.chat.waitFor('is accepted');
    await killed.pauses();
    await killed[Symbol.asyncDispose](); // ends before it could confirm
    const requestedAt = new Date(Date.now() - 300_000);
    await world.ctx.db.check.updateMany({ data: { requestedAt, status: 'cancelled' } });

    const answered = world.telegram.calls.count('answerCallbackQuery');
    const next = startBot(world);
    await until('the tap is answered', async () => world.telegram.calls.count('answerCallbackQuery') > answered);
    await next.stop();

    expect(await world.ctx.db.check.count({ where: { customerId: customer.id } })).toBe(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
  });

  it('F44: a bot that is told to end while it answers: the answer comes first, for Telegram will not offer it again', async () => {
    await using world = await createWorld();
    const { chat, id } = await world.customer({ credits: 1 });
    const bot = startBot(world);
    const held = await holdCustomer(world, id);
    await world.telegram.calls.started('getUpdates');
    chat.say('ada');
    await held.waitedFor;
    const stopped = bot.stop().then(() => said(chat, QUESTION));
    await held.letGo();

    expect(await stopped).toBe(1);
  });
});

/** Locks the row of a customer, so that whoever answers them has to wait. */
async function holdCustomer({ ctx }: World, id: bigint) {
  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = ctx.db.transaction(async (tx) => {
    await tx.$queryRaw`select id from customers where id = ${id} for update`;
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  const waitedFor = until('somebody waits for the customer', async () => {
    const rows = await ctx.db.$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.length > 0;
  });
  const letGo = async () => {
    released.resolve();
    await holding;
  };
  return { waitedFor, letGo };
}

/** A bot whose pause after a refused poll lasts until it is told to go on. */
function pausingBot(world: World) {
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const sleep = async (_ms: number, signal?: AbortSignal) => {
    begun.resolve();
    signal?.addEventListener('abort', () => ended.resolve(), { once: true });
    await ended.promise;
  };
  const bot = startBot(world, { clock: { ...systemClock, sleep } });
  return { pauses: () => begun.promise, goOn: () => ended.resolve(), [Symbol.asyncDispose]: () => bot.stop() };
}

/** The poll that waits now is answered; the one after it, which would confirm, is refused. */
async function losesItsNextConfirmation({ telegram }: World): Promise<void> {
  await telegram.calls.started('getUpdates');
  telegram.fail(CONFLICT);
}

/** Another process with the same token: takes the next updates and confirms none. */
function rival({ ctx, telegram }: World) {
  const { bot } = createBot({ ctx }, { token: SANDBOX_TOKEN, apiRoot: telegram.origin });
  return bot.api.getUpdates({ timeout: 30 });
}

/** How often an update was handed to a poller. */
function deliveries({ telegram }: World): number {
  return telegram.calls
    .all('getUpdates')
    .reduce((sum, { answer }) => sum + (answer?.ok ? (answer.result as unknown[]).length : 0), 0);
}

function said(chat: SandboxUser, words: string): number {
  return chat.chat().filter(({ text }) => text?.includes(words)).length;
}
