import { badRequest } from '../bot-api-error.ts';
import type { TgMessage, TgOrigin } from '../bot-api-model.ts';
import { findMessage, removeMessage } from '../conversation.ts';
import { isRecord, Parameters } from '../parameters.ts';
import { chatNamed, recipient } from '../recipient.ts';
import { nowSeconds, type StoredMessage, type World } from '../world.ts';
import type { Handler } from './handler.ts';
import { postMessage, readCaption, readText } from './post-message.ts';

/** A bot may delete messages of a private chat for two days. */
const DELETABLE_SECONDS = 48 * 3600;
const BATCH_LIMIT = 100;

export const sendMessage: Handler = (world, p) => postMessage(world, p, readText(p));

export const sendChatAction: Handler = (world, p) => {
  const action = p.text('action');
  if (!action || !/^(typing|(upload|record)_\w+|choose_sticker|find_location)$/.test(action)) {
    throw badRequest('wrong parameter action in request');
  }
  world.emit({ kind: 'typing', chatId: recipient(world, p).user.id, action });
  return true;
};

export const deleteMessage: Handler = (world, p) => {
  const conversation = chatNamed(world, p);
  const { message } = findMessage(conversation, p.integer('message_id'), 'message to delete');
  if (message.date < nowSeconds() - DELETABLE_SECONDS) throw badRequest("message can't be deleted for everyone");
  return removeMessage(world, conversation, message.message_id);
};

export const deleteMessages: Handler = (world, p) => {
  const conversation = chatNamed(world, p);
  for (const id of messageIds(p)) removeMessage(world, conversation, id);
  return true;
};

export const copyMessage: Handler = (world, p) => {
  const { message_id } = copyOf(world, p, p.integer('message_id'));
  return { message_id };
};

export const copyMessages: Handler = (world, p) =>
  messageIds(p).map((id) => ({ message_id: copyOf(world, p, id).message_id }));

export const forwardMessage: Handler = (world, p) => forwardOf(world, p, p.integer('message_id'));

export const forwardMessages: Handler = (world, p) =>
  messageIds(p).map((id) => ({ message_id: forwardOf(world, p, id).message_id }));

export const pinChatMessage: Handler = (world, p) => {
  const conversation = recipient(world, p);
  findMessage(conversation, p.integer('message_id'), 'message to pin').pinned = true;
  return true;
};

export const unpinChatMessage: Handler = (world, p) => {
  const conversation = recipient(world, p);
  const id = p.integer('message_id');
  const pinned = [...conversation.messages.values()].filter((stored) => stored.pinned);
  if (id !== undefined) findMessage(conversation, id, 'message to unpin').pinned = false;
  else for (const stored of pinned.slice(-1)) stored.pinned = false;
  return true;
};

export const unpinAllChatMessages: Handler = (world, p) => {
  for (const stored of recipient(world, p).messages.values()) stored.pinned = false;
  return true;
};

export const setMessageReaction: Handler = (world, p) => {
  const conversation = recipient(world, p);
  const stored = findMessage(conversation, p.integer('message_id'), 'message to react');
  const reaction = p.json('reaction') ?? [];
  if (!Array.isArray(reaction) || !reaction.every(isRecord)) throw badRequest("can't parse reaction types JSON object");
  if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  stored.reaction = reaction;
  world.emit({ kind: 'message', chatId: conversation.user.id, message: stored.message });
  return true;
};

function copyOf(world: World, p: Parameters, id: number | undefined): TgMessage {
  const stored = findMessage(chatNamed(world, p, 'from_chat_id'), id, 'message to copy');
  const caption = p.text('caption') === undefined ? {} : readCaption(p);
  return postMessage(world, p, { ...content(stored), ...caption }, stored.invoice);
}

function forwardOf(world: World, p: Parameters, id: number | undefined): TgMessage {
  const stored = findMessage(chatNamed(world, p, 'from_chat_id'), id, 'message to forward');
  const { from, date } = stored.message;
  const origin: TgOrigin = stored.message.forward_origin ?? { type: 'user', date, sender_user: from };
  return postMessage(world, withoutMarkup(p), { ...content(stored), forward_origin: origin });
}

function content({ message }: StoredMessage): Partial<TgMessage> {
  const { message_id, date, chat, from, edit_date, reply_markup, reply_to_message, forward_origin, ...rest } = message;
  return rest;
}

function withoutMarkup(p: Parameters): Parameters {
  return new Parameters({ ...p.values, reply_markup: undefined });
}

function messageIds(p: Parameters): number[] {
  const ids = p.json('message_ids');
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified');
  if (ids.length > BATCH_LIMIT) throw badRequest('too many message identifiers specified');
  return ids.map(Number);
}
