import { badRequest } from '../bot-api-error.ts';
import type { TgMessage } from '../bot-api-model.ts';
import { addMessage, setKeyboard } from '../conversation.ts';
import { type FormattedText, formatText } from '../formatting/formatted-text.ts';
import { isRecord, type Parameters } from '../parameters.ts';
import { recipient } from '../recipient.ts';
import { readReplyMarkup } from '../reply-markup.ts';
import type { Conversation, Invoice, World } from '../world.ts';

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

/** Posts as the bot; `p` gives recipient, reply, protection and markup. */
export function postMessage(world: World, p: Parameters, content: Partial<TgMessage>, invoice?: Invoice): TgMessage {
  const conversation = recipient(world, p);
  const { inline, keyboard } = readReplyMarkup(p);
  const reply = repliedMessage(conversation, p);
  const markup = inline && inline.inline_keyboard.length > 0 ? { reply_markup: inline } : {};
  const protection = p.flag('protect_content') ? { has_protected_content: true as const } : {};
  const whole = { ...reply, ...content, ...protection, ...markup };
  const message = addMessage(
    world,
    conversation,
    world.bot,
    whole,
    invoice ? { invoice: { ...invoice, paid: false } } : {},
  );
  if (keyboard !== undefined) setKeyboard(world, conversation, keyboard);
  return message;
}

/** Parsed. @throws {BotApiError} 400 when empty or too long. */
export function readText(p: Parameters): Partial<TgMessage> {
  const { text, entities } = formatText(p.text('text') ?? '', p.text('parse_mode'), p.json('entities'));
  if (text === '') throw badRequest('message text is empty');
  if (text.length > TEXT_LIMIT) throw badRequest('message is too long');
  const preview = p.json('link_preview_options');
  return { text, ...listed('entities', entities), ...(preview ? { link_preview_options: preview } : {}) };
}

/** Parsed, perhaps absent. @throws {BotApiError} 400 when too long. */
export function readCaption(p: Parameters): Partial<TgMessage> {
  const { text, entities } = formatText(p.text('caption') ?? '', p.text('parse_mode'), p.json('caption_entities'));
  if (text.length > CAPTION_LIMIT) throw badRequest('message caption is too long');
  return text === '' ? {} : { caption: text, ...listed('caption_entities', entities) };
}

function listed(name: 'entities' | 'caption_entities', entities: FormattedText['entities']): Partial<TgMessage> {
  return entities.length > 0 ? { [name]: entities } : {};
}

function repliedMessage(conversation: Conversation, p: Parameters): Partial<TgMessage> {
  const reply = p.json('reply_parameters');
  const id = isRecord(reply) ? Number(reply.message_id) : p.integer('reply_to_message_id');
  if (id === undefined) return {};
  const stored = conversation.messages.get(id);
  if (stored) {
    const { reply_to_message: _deeper, ...flat } = stored.message;
    return { reply_to_message: flat };
  }
  const without = isRecord(reply) && reply.allow_sending_without_reply === true;
  if (!without && !p.flag('allow_sending_without_reply')) throw badRequest('message to be replied not found');
  return {};
}
