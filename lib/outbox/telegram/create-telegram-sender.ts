import { Api, GrammyError, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import {
  type Button,
  MOST_CAPTION,
  TELEGRAM_TIMEOUT_SECONDS,
  TELEGRAM_UPLOAD_TIMEOUT_SECONDS,
  type TelegramMessage,
  type TelegramSender,
} from './sender.ts';
import { telegramErrorOf } from './telegram-error-of.ts';

/** The Telegram channel over the Bot API. A flood answer is thrown with `retryAfterMs`, not waited for. */
export function createTelegramSender(options: { token: string; apiRoot: string }): TelegramSender {
  const client = { apiRoot: options.apiRoot };
  const api = new Api(options.token, { ...client, timeoutSeconds: TELEGRAM_TIMEOUT_SECONDS });
  const uploads = new Api(options.token, { ...client, timeoutSeconds: TELEGRAM_UPLOAD_TIMEOUT_SECONDS });

  return {
    send: (chatId, { document, picture, ...message }) =>
      asked(async () => {
        const chat = Number(chatId);
        const said = { ...style(message), ...sound(message), ...answering(message) };
        const below = { caption: message.html, ...said };
        if (document) {
          void api.sendChatAction(chat, 'upload_document').catch(() => {});
          return idOf(await uploads.sendDocument(chat, new InputFile(document.bytes, document.fileName), below));
        }
        if (picture && fitsBelow(message)) return idOf(await uploads.sendPhoto(chat, pictureFile(picture), below));
        return idOf(await api.sendMessage(chat, message.html, { ...said, ...withoutPreview }));
      }),
    illustrate: (chatId, messageId, { picture, ...message }) =>
      changed(async () => {
        if (!fitsBelow(message)) return;
        const media = {
          type: 'photo',
          media: pictureFile(picture),
          caption: message.html,
          parse_mode: 'HTML',
        } as const;
        await uploads.editMessageMedia(Number(chatId), messageId, media, buttons(message));
      }),
    edit: (chatId, messageId, message) =>
      changed(async () => {
        const chat = Number(chatId);
        try {
          await api.editMessageText(chat, messageId, message.html, { ...style(message), ...withoutPreview });
        } catch (error) {
          if (!isPicture(error)) throw error;
          await api.editMessageCaption(chat, messageId, { caption: message.html, ...style(message) });
        }
      }),
  };
}

const idOf = ({ message_id }: { message_id: number }) => ({ messageId: message_id });
const pictureFile = (bytes: Uint8Array) => new InputFile(bytes, 'screen.jpg');

/** Telegram counts what is shown. */
function fitsBelow({ html }: TelegramMessage): boolean {
  return html.replace(/<[^>]*>/g, '').length <= MOST_CAPTION;
}

/** A picture's words are its caption. */
function isPicture(error: unknown): boolean {
  return error instanceof GrammyError && /there is no text in the message/i.test(error.description);
}

function changed(edit: () => Promise<void>): Promise<'edited' | 'same' | 'gone'> {
  return asked(async () => {
    try {
      await edit();
      return 'edited';
    } catch (error) {
      return unchanged(error);
    }
  });
}

const withoutPreview = { link_preview_options: { is_disabled: true } } as const;

function answering({ replyTo }: TelegramMessage) {
  if (replyTo === undefined) return {};
  return { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
}

function sound({ silent }: TelegramMessage) {
  return silent ? { disable_notification: true } : {};
}

function style(message: TelegramMessage) {
  return { parse_mode: 'HTML' as const, ...buttons(message) };
}

function buttons({ keyboard }: TelegramMessage) {
  return keyboard ? { reply_markup: { inline_keyboard: keyboard.map(buttonRow) } } : {};
}

function buttonRow(row: Button[]): InlineKeyboardButton[] {
  return row.map(({ text, ...pressed }) =>
    'url' in pressed ? { text, url: pressed.url } : { text, callback_data: pressed.data },
  );
}

/** Two refusals of an edit are answers, not trouble. */
function unchanged(error: unknown): 'same' | 'gone' {
  if (error instanceof GrammyError && /message is not modified/i.test(error.description)) return 'same';
  if (telegramErrorOf(error).kind === 'gone') return 'gone';
  throw error;
}

async function asked<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw telegramErrorOf(error);
  }
}
