/** What Telegram can be asked to do, and how it can refuse. */

import { DeliveryError } from '../delivery-error.ts';

/** Pressing sends `data` to the bot, or opens `url`. */
export type Button = { text: string } & ({ data: string } | { url: string });

export type TelegramMessage = {
  /** With a document: its caption, at most 1,024 characters. */
  html: string;
  /** None takes buttons away. */
  keyboard?: Button[][];
  /** If that message is gone, this one stands alone. */
  replyTo?: number;
  /** It makes no sound. */
  silent?: true;
};

export type TelegramDocument = { fileName: string; bytes: Uint8Array };

/** The sentence never holds the token. */
export class TelegramError extends DeliveryError {
  override readonly name = 'TelegramError';
}

/** At most this many characters go with a picture or a file; tags do not count. */
export const MOST_CAPTION = 1_024;

export type TelegramSender = {
  /** With a JPEG or PNG: a picture with a caption, which is left out where the words are too many for one. */
  send(
    chatId: bigint,
    message: TelegramMessage & { document?: TelegramDocument; picture?: Uint8Array },
  ): Promise<{ messageId: number }>;
  /** Puts a picture above the words of a message. @throws as `edit` */
  illustrate(
    chatId: bigint,
    messageId: number,
    message: TelegramMessage & { picture: Uint8Array },
  ): Promise<'edited' | 'same' | 'gone'>;
  /** Changes a message. `same`: it said that. `gone`: deleted or too old. @throws {TelegramError} else. */
  edit(chatId: bigint, messageId: number, message: TelegramMessage): Promise<'edited' | 'same' | 'gone'>;
  /** The voice of another bot that speaks to operators; absent: the same. */
  operators?: TelegramSender;
};

/** With what operators are told. */
export function toOperators(sender: TelegramSender): TelegramSender {
  return sender.operators ?? sender;
}

/** A send or an edit ends after this long. */
export const TELEGRAM_TIMEOUT_SECONDS = 15;
/** The same for a file. */
export const TELEGRAM_UPLOAD_TIMEOUT_SECONDS = 90;

/** Longer than any request, so that an older state never overwrites a newer one. */
export const EDIT_HOLD_MS = (TELEGRAM_TIMEOUT_SECONDS + 5) * 1_000;
/** An edit before it, making the file, sending it. */
export const SEND_HOLD_MS = (TELEGRAM_TIMEOUT_SECONDS + TELEGRAM_UPLOAD_TIMEOUT_SECONDS + 30) * 1_000;
