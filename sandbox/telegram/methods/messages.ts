import { badRequest } from '../bot-api-error.ts';
import { findMessage, removeMessage } from '../conversation.ts';
import { chatNamed, recipient } from '../recipient.ts';
import { nowSeconds } from '../world.ts';
import type { Handler } from './handler.ts';
import { postMessage, readText } from './post-message.ts';

/** In a private chat. */
const DELETABLE_SECONDS = 48 * 3600;

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
