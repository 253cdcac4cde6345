/** For tests of the bot: a world with the real bot polling its Telegram. */
import { createBot } from '#/bot/create-bot.ts';
import { keepPolling } from '#/bot/keep-polling.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { Till } from '#/lib/payments/robokassa/shop.ts';
import { after, type Clock } from '#/lib/platform/clock.ts';
import type { TgMessage } from '#/sandbox/telegram/bot-api-model.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { type CardShop, openCardShop } from './card-shop.ts';
import { whenDue } from './when-due.ts';
import { createWorld, type World } from './world.ts';

export type BotWorld = AsyncDisposable & {
  world: World;
  /** The person who runs the service. */
  operator: SandboxUser;
  ctx: WorkerCtx;
  /** Null unless it sells by card. */
  shop: CardShop | null;
};

const MANAGER = 'mutuals_manager';

/** Starts the bot; `managerUsername`: empty for nobody; disposing it stops the bot first, then the world. */
export async function createBotWorld(
  options: { checksPerDay?: number; sellsByCard?: boolean; managerUsername?: string } = {},
): Promise<BotWorld> {
  const world = await createWorld({ limits: { checksPerDay: options.checksPerDay ?? 100 } });
  const operator = world.telegram.user({ firstName: 'Olga', username: 'olga', languageCode: 'en', started: true });
  const ctx = {
    ...world.ctx,
    operatorChannels: { addresses: { telegram: [String(operator.id)] }, mail: false, quiet: null },
  };
  await hire(world, { name: 'Olga', chatId: BigInt(operator.id) });
  const shop = options.sellsByCard ? await openCardShop(ctx) : null;
  const { managerUsername = MANAGER } = options;
  const bot = startBot(world, { ctx, till: shop?.till ?? null, managerUsername });
  await world.telegram.calls.started('getUpdates');

  return {
    world,
    operator,
    ctx,
    shop,
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await shop?.[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** Makes a person of Telegram an operator. */
export async function hire(
  { ctx }: World,
  { name, chatId }: { name: string; chatId: bigint },
): Promise<{ id: string }> {
  const email = `${name.toLowerCase()}${chatId}@example.org`;
  return ctx.db.operator.create({ data: { name, email, role: 'operator', passwordHash: 'none', telegramId: chatId } });
}

/** Lets the settings name one more chat that notices to operators go to. */
export function tellAlso({ ctx }: BotWorld, chat: { id: number }): void {
  const { addresses } = ctx.operatorChannels;
  addresses.telegram = [...(addresses.telegram ?? []), String(chat.id)];
}

/** What one process of the bot does, until it is stopped. `clock` is that of its pauses alone. */
export function startBot(
  world: World,
  {
    ctx = world.ctx,
    clock = ctx.clock,
    checkoutDb = ctx.db,
    till = null,
    managerUsername = MANAGER,
  }: {
    ctx?: WorkerCtx;
    clock?: Clock;
    checkoutDb?: WorkerCtx['db'];
    till?: Till | null;
    managerUsername?: string;
  } = {},
) {
  const stop = new AbortController();
  const app = { ctx, checkoutDb, till, managerUsername, stop: stop.signal };
  const bot = createBot(app, { token: SANDBOX_TOKEN, apiRoot: world.telegram.origin });
  const polling = keepPolling(bot, { clock, log: ctx.log }, stop.signal);
  return {
    stop: async () => {
      stop.abort();
      await polling;
    },
  };
}

/** A challenge that waits for its code, and the message that the operator got about it. */
export async function askForCode(
  { ctx, operator }: BotWorld,
  input: { accountId: string; username: string },
): Promise<{ challengeId: string; messageId: number }> {
  const at = ctx.clock.now();
  const asked = { status: 'waiting_for_code', cause: 'signed_out', askedBy: 'test', queuedAt: at } as const;
  const attempt = await ctx.db.refreshAttempt.create({ data: { accountId: input.accountId, ...asked } });
  const challenge = await ctx.db.challenge.create({
    data: { attemptId: attempt.id, kind: 'text_code', askedAt: at, expiresAt: after(at, 600_000), digitsMax: 6 },
  });
  const payload = { username: input.username, attemptId: attempt.id, challengeId: challenge.id, question: 'text_code' };
  await ctx.db.transaction((tx) =>
    enqueueForOperators(ctx, tx, { kind: 'code_needed', payload, about: challenge.id, at }),
  );
  await whenDue(ctx, 'notices', sweepNotices);
  const { message_id } = await operator.waitFor('needs a code');
  return { challengeId: challenge.id, messageId: message_id };
}

/** Names a profile and waits for the question with the price. */
export function offered(chat: SandboxUser, name: string): Promise<TgMessage> {
  const { message_id } = chat.say(name);
  return chat.waitFor('It costs 1 credit', { after: message_id });
}

/** Presses a button that the bot never sent, or took away, as a changed app could. */
export function forged(chat: SandboxUser, messageId: number, data: string) {
  const message = chat.chat().find((one) => one.message_id === messageId);
  if (!message) throw new Error('There is no such message.');
  message.reply_markup = { inline_keyboard: [[{ text: data, callback_data: data }]] };
  return chat.press(data).answer();
}
