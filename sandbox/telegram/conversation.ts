import { badRequest } from './bot-api-error.ts';
import type { TgChat, TgMessage, TgReplyKeyboard, TgUser } from './bot-api-model.ts';
import { type Conversation, nowSeconds, remember, type StoredMessage, type World } from './world.ts';

const MESSAGES_PER_CHAT = 2000;
const EDITS_PER_MESSAGE = 1000;

/** A person's empty chat. Message ids start at the present second, so that restarts do not repeat them. */
export function openConversation(world: World, user: TgUser): Conversation {
  const known = world.conversations.get(user.id);
  if (known) return known;
  const conversation: Conversation = {
    user,
    chat: chatOf(user),
    started: false,
    blocked: false,
    lastId: nowSeconds() % 100_000_000,
    messages: new Map(),
    keyboard: null,
  };
  world.conversations.set(user.id, conversation);
  return conversation;
}

/** Adds a message under the chat's next id. */
export function addMessage(
  world: World,
  conversation: Conversation,
  from: TgUser,
  content: Partial<TgMessage>,
  more: Pick<StoredMessage, 'invoice'> = {},
): TgMessage {
  conversation.lastId += 1;
  const head = { message_id: conversation.lastId, from, chat: conversation.chat, date: nowSeconds() };
  const message: TgMessage = { ...head, ...content };
  const stored = { message, edits: [{ at: Date.now(), message }], ...more };
  remember(conversation.messages, message.message_id, stored, MESSAGES_PER_CHAT);
  world.emit({ kind: 'message', chatId: conversation.user.id, message });
  return message;
}

/** Replaces a message and keeps its forms before. */
export function replaceMessage(
  world: World,
  conversation: Conversation,
  stored: StoredMessage,
  message: TgMessage,
): TgMessage {
  stored.message = { ...message, edit_date: nowSeconds() };
  stored.edits.push({ at: Date.now(), message: stored.message });
  if (stored.edits.length > EDITS_PER_MESSAGE) stored.edits.splice(1, 1);
  world.emit({ kind: 'message', chatId: conversation.user.id, message: stored.message });
  return stored.message;
}

/** @returns false when there was no such message. */
export function removeMessage(world: World, conversation: Conversation, messageId: number): boolean {
  const removed = conversation.messages.delete(messageId);
  if (removed) world.emit({ kind: 'deleted', chatId: conversation.user.id, messageId });
  return removed;
}

/** @throws {BotApiError} 400 "<what> not found". */
export function findMessage(conversation: Conversation, messageId: number | undefined, what: string): StoredMessage {
  const stored = messageId === undefined ? undefined : conversation.messages.get(messageId);
  if (!stored) throw badRequest(messageId === undefined ? 'message identifier is not specified' : `${what} not found`);
  return stored;
}

/** Shows a keyboard below the field; null takes it away. */
export function setKeyboard(world: World, conversation: Conversation, keyboard: TgReplyKeyboard | null): void {
  conversation.keyboard = keyboard;
  world.emit({ kind: 'keyboard', chatId: conversation.user.id, keyboard });
}

export function chatOf({ id, first_name, last_name, username }: TgUser): TgChat {
  return { id, type: 'private', first_name, ...(last_name ? { last_name } : {}), ...(username ? { username } : {}) };
}
