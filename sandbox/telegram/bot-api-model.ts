/**
 * The objects of the Telegram Bot API that the sandbox speaks, in their wire form (snake_case).
 *
 * They are written down here, and not taken from a client library, so that the sandbox and the bot
 * cannot share a mistake. Messages are never changed in place: an edit stores a new object, so an
 * update or a log entry that was handed out keeps what it said.
 */

export type TgUser = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export type TgChat = { id: number; type: 'private'; first_name: string; last_name?: string; username?: string };

/** `offset` and `length` count UTF-16 code units. */
export type TgEntity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: TgUser;
  custom_emoji_id?: string;
};

export type TgInlineButton = { text: string; callback_data?: string; url?: string; pay?: boolean } & Record<
  string,
  unknown
>;
export type TgInlineKeyboard = { inline_keyboard: TgInlineButton[][] };

/** What stands below the input field: buttons that type their own text, a forced reply, or nothing. */
export type TgReplyKeyboard = {
  keyboard?: ({ text: string } & Record<string, unknown>)[][];
  one_time_keyboard?: boolean;
  resize_keyboard?: boolean;
  input_field_placeholder?: string;
  force_reply?: boolean;
};

export type TgDocument = {
  file_id: string;
  file_unique_id: string;
  file_name: string;
  mime_type: string;
  file_size: number;
};
export type TgInvoice = {
  title: string;
  description: string;
  start_parameter: string;
  currency: string;
  total_amount: number;
};
export type TgPayment = {
  currency: string;
  total_amount: number;
  invoice_payload: string;
  telegram_payment_charge_id: string;
  provider_payment_charge_id: string;
};
export type TgOrigin = { type: 'hidden_user'; date: number; sender_user_name: string };

export type TgMessage = {
  message_id: number;
  date: number;
  chat: TgChat;
  from: TgUser;
  edit_date?: number;
  reply_to_message?: TgMessage;
  forward_origin?: TgOrigin;
  text?: string;
  entities?: TgEntity[];
  link_preview_options?: unknown;
  caption?: string;
  caption_entities?: TgEntity[];
  document?: TgDocument;
  invoice?: TgInvoice;
  successful_payment?: TgPayment;
  refunded_payment?: TgPayment;
  pinned_message?: TgMessage;
  has_protected_content?: true;
  reply_markup?: TgInlineKeyboard;
};

export type TgUpdate = { update_id: number } & Record<string, unknown>;

export type TgCommand = { command: string; description: string };

/** The first field of an answer tells whether the rest is a result or a refusal. */
export type TgAnswer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after?: number } };
