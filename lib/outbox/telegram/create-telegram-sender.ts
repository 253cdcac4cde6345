import { Api, GrammyError, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import {
  type Button,
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
    send: (chatId, { document, ...message }) =>
      asked(async () => {
        const chat = Number(chatId);
        const sent = document
          ? await uploads.sendDocument(chat, new InputFile(document.bytes, document.fileName), {
              caption: message.html,
              ...style(message),
              ...sound(message),
            })
          : await api.sendMessage(chat, message.html, {
              ...{ ...style(message), ...sound(message) },
              ...{ ...answering(message), ...withoutPreview },
            });
        return { messageId: sent.message_id };
      }),
    edit: (chatId, messageId, message) =>
      asked(async () => {
        try {
          await api.editMessageText(Number(chatId), messageId, message.html, { ...style(message), ...withoutPreview });
          return 'edited';
        } catch (error) {
          return unchanged(error);
        }
      }),
  };
}

const withoutPreview = { link_preview_options: { is_disabled: true } } as const;

function answering({ replyTo }: TelegramMessage) {
  if (replyTo === undefined) return {};
  return { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
}

function sound({ silent }: TelegramMessage) {
  return silent ? { disable_notification: true } : {};
}

function style({ keyboard }: TelegramMessage) {
  const markup = keyboard ? { reply_markup: { inline_keyboard: keyboard.map(buttonRow) } } : {};
  return { parse_mode: 'HTML' as const, ...markup };
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
