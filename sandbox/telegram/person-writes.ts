import type { TgMessage, TgOrigin } from './bot-api-model.ts';
import { addMessage, setKeyboard } from './conversation.ts';
import { formatText } from './formatting/formatted-text.ts';
import { type Conversation, nowSeconds, type World } from './world.ts';

const TEXT_LIMIT = 4096;

export type SayOptions = {
  replyTo?: number;
  forwardedFrom?: string;
};

/** Sends a text, a long one as several messages; returns the last. @throws when it is blank or the bot is blocked. */
export function sayText(world: World, conversation: Conversation, text: string, options: SayOptions = {}): TgMessage {
  const { text: shown } = formatText(text, undefined, undefined);
  if (shown === '') throw new Error('A message needs at least one visible character.');
  const parts = shown.match(new RegExp(`[^]{1,${TEXT_LIMIT}}`, 'g')) ?? [shown];
  const visible = parts.filter((part) => part.trim() !== '');
  const sent = visible.map((part) => {
    const formatted = formatText(part, undefined, undefined);
    const entities = formatted.entities.length > 0 ? { entities: formatted.entities } : {};
    return writeToBot(world, conversation, { ...context(conversation, options), text: formatted.text, ...entities });
  });
  return sent.at(-1) as TgMessage;
}

/** Not text, or a service message. @throws {Error} the person has blocked the bot. */
export function writeToBot(world: World, conversation: Conversation, content: Partial<TgMessage>): TgMessage {
  if (conversation.blocked) throw new Error('This person has blocked the bot. Unblock it first.');
  conversation.started = true;
  const message = addMessage(world, conversation, conversation.user, content);
  world.updates.push('message', message);
  const { keyboard } = conversation;
  if (keyboard?.one_time_keyboard || keyboard?.force_reply) setKeyboard(world, conversation, null);
  return message;
}

/** The bot gets `my_chat_member`. */
export function setBlocked(world: World, conversation: Conversation, blocked: boolean): void {
  if (conversation.blocked === blocked) return;
  const was = { user: world.bot, status: conversation.blocked ? 'kicked' : 'member' };
  conversation.blocked = blocked;
  const is = { user: world.bot, status: blocked ? 'kicked' : 'member', ...(blocked ? { until_date: 0 } : {}) };
  const { chat, user: from } = conversation;
  const change = { chat, from, date: nowSeconds(), old_chat_member: was, new_chat_member: is };
  world.updates.push('my_chat_member', change);
  world.emit({ kind: 'status', chatId: from.id });
}

function context(conversation: Conversation, options: SayOptions): Partial<TgMessage> {
  const forced = conversation.keyboard?.force_reply ? newestOf(conversation) : undefined;
  const replied = options.replyTo === undefined ? forced : conversation.messages.get(options.replyTo)?.message;
  const { reply_to_message: _deeper, ...flat } = replied ?? {};
  const reply = replied ? { reply_to_message: { ...replied, ...flat } } : {};
  if (!options.forwardedFrom) return reply;
  const origin: TgOrigin = { type: 'hidden_user', date: nowSeconds(), sender_user_name: options.forwardedFrom };
  return { ...reply, forward_origin: origin };
}

const newestOf = (conversation: Conversation) => [...conversation.messages.values()].at(-1)?.message;
