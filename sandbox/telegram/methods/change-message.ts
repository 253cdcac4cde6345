import { isDeepStrictEqual } from 'node:util';
import { badRequest } from '../bot-api-error.ts';
import type { TgMessage } from '../bot-api-model.ts';
import { findMessage, replaceMessage } from '../conversation.ts';
import type { Parameters } from '../parameters.ts';
import { recipient } from '../recipient.ts';
import { readInlineMarkup } from '../reply-markup.ts';
import type { World } from '../world.ts';

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Without `reply_markup` the buttons go; an edit without a change is refused. */
export function changeMessage(world: World, p: Parameters, change: (message: TgMessage) => TgMessage): TgMessage {
  if (p.text('inline_message_id')) throw badRequest('MESSAGE_ID_INVALID');
  const conversation = recipient(world, p);
  const stored = findMessage(conversation, p.integer('message_id'), 'message to edit');
  if (stored.message.from.id !== world.bot.id) throw badRequest("message can't be edited");

  const { reply_markup, ...changed } = change(stored.message);
  const markup = readInlineMarkup(p);
  const next: TgMessage = markup ? { ...changed, reply_markup: markup } : changed;
  if (isDeepStrictEqual(shown(next), shown(stored.message))) throw badRequest(NOT_MODIFIED);
  return replaceMessage(world, conversation, stored, next);
}

function shown(message: TgMessage): Partial<TgMessage> {
  const { edit_date, ...rest } = message;
  return rest;
}
