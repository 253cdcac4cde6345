import { badRequest } from './bot-api-error.ts';
import type { TgInlineButton, TgInlineKeyboard, TgReplyKeyboard } from './bot-api-model.ts';
import { isRecord, type Parameters } from './parameters.ts';

/** `inline`: on the message; `keyboard`: below the field, null removes it. */
export type ReplyMarkup = { inline?: TgInlineKeyboard; keyboard?: TgReplyKeyboard | null };

/** Each inline button has exactly one. */
const ACTIONS = ['callback_data', 'url', 'pay', 'web_app', 'login_url', 'copy_text', 'callback_game'];
const ACTION_PREFIX = 'switch_inline_query';
const BUTTON_LIMIT = 100;

/** @throws {BotApiError} 400 for an unknown markup or a wrong button. */
export function readReplyMarkup(p: Parameters): ReplyMarkup {
  const markup = p.json('reply_markup');
  if (markup === undefined) return {};
  if (!isRecord(markup)) throw badRequest('object expected as reply markup');
  if ('inline_keyboard' in markup) return { inline: readInline(markup.inline_keyboard) };
  if (markup.remove_keyboard) return { keyboard: null };
  const placeholder = markup.input_field_placeholder;
  const shown = typeof placeholder === 'string' ? { input_field_placeholder: placeholder } : {};
  if (markup.force_reply) return { keyboard: { force_reply: true, ...shown } };
  if (Array.isArray(markup.keyboard)) {
    const rows = markup.keyboard.map((row) => (Array.isArray(row) ? row.map(readTextButton) : []));
    return { keyboard: { keyboard: rows, one_time_keyboard: Boolean(markup.one_time_keyboard), ...shown } };
  }
  throw badRequest("can't parse reply keyboard markup JSON object");
}

/** An edit's markup: inline only; undefined when empty. @throws {BotApiError} 400 for another kind. */
export function readInlineMarkup(p: Parameters): TgInlineKeyboard | undefined {
  const { inline, keyboard } = readReplyMarkup(p);
  if (keyboard !== undefined) throw badRequest('inline keyboard expected');
  return inline && inline.inline_keyboard.length > 0 ? inline : undefined;
}

function readInline(rows: unknown): TgInlineKeyboard {
  if (!Array.isArray(rows))
    throw badRequest('can\'t parse inline keyboard: Field "inline_keyboard" must be of type Array');
  const keyboard = rows.map((row) => {
    if (!Array.isArray(row)) throw badRequest("can't parse inline keyboard: expected an Array of Array");
    return row.map(readInlineButton);
  });
  if (keyboard.flat().length > BUTTON_LIMIT) throw badRequest('reply markup is too long');
  return { inline_keyboard: keyboard.filter((row) => row.length > 0) };
}

function readInlineButton(button: unknown): TgInlineButton {
  if (!isRecord(button)) throw badRequest("can't parse inline keyboard button: expected an Object");
  if (typeof button.text !== 'string' || button.text.trim() === '') {
    throw badRequest('inline keyboard button text must be non-empty');
  }
  const actions = Object.keys(button).filter((key) => ACTIONS.includes(key) || key.startsWith(ACTION_PREFIX));
  if (actions.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  const data = button.callback_data;
  const size = typeof data === 'string' ? Buffer.byteLength(data) : 1;
  if (size < 1 || size > 64 || (data !== undefined && typeof data !== 'string'))
    throw badRequest('BUTTON_DATA_INVALID');
  checkUrl(button.url);
  return { ...button, text: button.text };
}

function checkUrl(url: unknown): void {
  if (url === undefined) return;
  const good =
    typeof url === 'string' && /^(https?:\/\/|tg:\/\/)?[^\s/]+/.test(url) && (url.includes('.') || url.includes(':'));
  if (!good) throw badRequest(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`);
}

function readTextButton(button: unknown): { text: string } & Record<string, unknown> {
  if (typeof button === 'string') return { text: button };
  if (!isRecord(button) || typeof button.text !== 'string')
    throw badRequest('can\'t parse keyboard button: Field "text" must be of type String');
  return { ...button, text: button.text };
}
