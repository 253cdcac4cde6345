import { randomInt } from 'node:crypto';
import type { TgInlineButton, TgMessage } from './bot-api-model.ts';
import { type CallbackAnswer, type Conversation, remember, type World } from './world.ts';

/** Older ones are "too old". */
const OPEN_QUERIES = 5000;

/** `answer` waits for `answerCallbackQuery`; throws when none comes in time. */
export type Press = { queryId: string; answer: (timeoutMs?: number) => Promise<CallbackAnswer> };

/** The bot gets a `callback_query`. */
export function pressCallback(world: World, conversation: Conversation, message: TgMessage, data: string): Press {
  const queryId = `${conversation.user.id}${randomInt(10 ** 11, 10 ** 12)}`;
  const { promise, resolve } = Promise.withResolvers<CallbackAnswer>();
  remember(world.callbackQueries, queryId, { answer: undefined, answered: resolve }, OPEN_QUERIES);
  const chat_instance = String(conversation.user.id * 7919);
  const query = { id: queryId, from: conversation.user, message, chat_instance, data };
  world.updates.push('callback_query', query);
  return { queryId, answer: (timeoutMs = 60_000) => inTime(promise, timeoutMs, data) };
}

/** The newest inline button with this text or data. @throws naming the buttons there are. */
export function findButton(conversation: Conversation, label: string): { message: TgMessage; button: TgInlineButton } {
  const seen = [...conversation.messages.values()].map(({ message }) => message).reverse();
  const buttons = seen.flatMap((message) =>
    (message.reply_markup?.inline_keyboard.flat() ?? []).map((button) => ({ message, button })),
  );
  const named = buttons.find(({ button }) => button.text === label || button.callback_data === label);
  const found = named ?? buttons.find(({ button }) => button.text.includes(label));
  if (found) return found;
  const there = buttons.map(({ button }) => `"${button.text}"`).join(', ') || 'none';
  throw new Error(`There is no button "${label}". Buttons in this chat: ${there}.`);
}

function inTime(answer: Promise<CallbackAnswer>, timeoutMs: number, data: string): Promise<CallbackAnswer> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The bot did not answer the button "${data}" within ${timeoutMs} ms.`));
    const timer = setTimeout(late, timeoutMs);
    void answer.then((given) => {
      clearTimeout(timer);
      resolve(given);
    });
  });
}
