import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import { followCheck } from './follow-check.ts';
import type { Doors } from './open-doors.ts';
import type { DemoOptions } from './options.ts';
import { prepareWorld, READER, TARGET } from './prepare-world.ts';
import { productAt } from './product.ts';
import { instagramAt, openChat } from './sandbox.ts';
import { summarise } from './summarise.ts';
import type { Timeline } from './timeline.ts';

/** The customer of the demo. The same person each time, far from real ids. */
const CUSTOMER = { id: 1_000_777, firstName: 'Dora' };

/** What Instagram is told to do: end the session after so many followers. */
export const FOLLOWERS_BEFORE_THE_END = 728;

/**
 * Plays the owner's case and tells it as it happens.
 *
 * @returns whether everything came out as promised.
 */
export async function playDemo(doors: Doors, timeline: Timeline, options: DemoOptions): Promise<boolean> {
  const product = productAt(doors.api);
  const instagram = instagramAt(doors.instagram);
  const chat = await openChat(doors.telegram, CUSTOMER);

  timeline.title(
    `A profile with 1,663 followers. Instagram will end the session after ${FOLLOWERS_BEFORE_THE_END} of them.`,
  );
  timeline.say('chat', `watch it as the customer: ${chat.page} (choose ${CUSTOMER.firstName})`);
  timeline.say('dashboard', `or as the operator: ${product.dashboard}`);
  await cancelLeftover(product, chat.id);
  const restore = await prepareWorld({ product, instagram, timeline, texts: options.code !== 'seed' });
  const play = async () => {
    const before = await instagram.accountOf(READER);
    timeline.begin();
    const checkId = await askInTheChat({ product, chat, timeline });
    const seen = await followCheck({ product, instagram, chat, timeline, code: options.code }, checkId);
    return await summarise(
      { product, instagram, timeline, chat },
      { checkId, seen, signInsBefore: before?.passwordPosts ?? 0 },
    );
  };
  try {
    return await Promise.race([play(), interrupted()]);
  } finally {
    await restore();
  }
}

/** Ctrl-C puts the sandbox back before the demo ends; the check itself goes on. */
async function interrupted(): Promise<never> {
  await once(process, 'SIGINT');
  throw new UserError('The demo was stopped; the sandbox is calm again.');
}

/** The check of a demo that was stopped would read on, and be the one whose session ends. */
async function cancelLeftover(product: Asking['product'], customerId: number): Promise<void> {
  const earlier = await product.newestCheckOf(customerId);
  if (earlier && OPEN.includes(earlier.state)) await product.cancel(earlier.check_id);
}

const OPEN = ['queued', 'running', 'parked'];
const BOT_PATIENCE_MS = 15_000;

type Asking = { product: ReturnType<typeof productAt>; chat: Awaited<ReturnType<typeof openChat>>; timeline: Timeline };

/** As a customer does: a command, a look at the price, a button. */
async function askInTheChat({ product, chat, timeline }: Asking): Promise<string> {
  await chat.say('/start');
  await botAnswers(chat);
  if ((await product.ledger(chat.id)).balance < 1) await product.addCredits(chat.id, 1);
  const earlier = await product.newestCheckOf(chat.id);
  await chat.say(`/check ${TARGET.username}`);
  timeline.say('request', `${chat.firstName} writes "/check ${TARGET.username}" to the bot and presses "Check"`);
  await botAnswers(chat);
  await chat.press('Check');
  const deadline = Date.now() + BOT_PATIENCE_MS;
  while (Date.now() < deadline) {
    const check = await product.newestCheckOf(chat.id);
    if (check && check.check_id !== earlier?.check_id) return check.check_id;
    await delay(100);
  }
  throw new UserError('The bot took the order, but no check appeared. See .data/logs/mutuals.log.');
}

/** Until the newest message is the bot's. */
async function botAnswers(chat: Asking['chat']): Promise<void> {
  const deadline = Date.now() + BOT_PATIENCE_MS;
  while (!(await chat.messages()).at(-1)?.from?.is_bot) {
    if (Date.now() > deadline) throw new UserError('The bot does not answer in the chat. Does it run?');
    await delay(100);
  }
}
