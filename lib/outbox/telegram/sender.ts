/**
 * What Telegram can be asked to do, and how it can refuse. Everything that sends on behalf of the
 * product goes through this interface; `create-telegram-sender.ts` is the real one.
 */

import { DeliveryError } from '../delivery-error.ts';

/** A button under a message; pressing it sends `data` to the bot, or opens `url`. */
export type Button = { text: string } & ({ data: string } | { url: string });

export type TelegramMessage = {
  /** Telegram's HTML; with a document it is the caption, at most 1,024 characters. */
  html: string;
  /** Rows of buttons; none takes buttons away. */
  keyboard?: Button[][];
  /** The message of the same chat that a new one answers; if it is gone, the new one stands alone. */
  replyTo?: number;
};

export type TelegramDocument = { fileName: string; bytes: Uint8Array };

/** Telegram did not do what it was asked. The sentence never holds the token. */
export class TelegramError extends DeliveryError {
  override readonly name = 'TelegramError';
}

export type TelegramSender = {
  /**
   * Sends a new message.
   * @throws {TelegramError}
   */
  send(chatId: bigint, message: TelegramMessage & { document?: TelegramDocument }): Promise<{ messageId: number }>;
  /**
   * Changes a message. `same`: it said that already. `gone`: it was deleted or is too old to change.
   * @throws {TelegramError} every kind but `gone`.
   */
  edit(chatId: bigint, messageId: number, message: TelegramMessage): Promise<'edited' | 'same' | 'gone'>;
};

/** A send or an edit ends after this long. */
export const TELEGRAM_TIMEOUT_SECONDS = 15;
/** The same for a file. */
export const TELEGRAM_UPLOAD_TIMEOUT_SECONDS = 90;

/** A claim on a message that is edited outlives the longest request, so that an older state never overwrites a newer one. */
export const EDIT_HOLD_MS = (TELEGRAM_TIMEOUT_SECONDS + 5) * 1_000;
/** A claim on a new message: an edit before it, making the file, sending it. */
export const SEND_HOLD_MS = (TELEGRAM_TIMEOUT_SECONDS + TELEGRAM_UPLOAD_TIMEOUT_SECONDS + 30) * 1_000;
