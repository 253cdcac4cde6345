/** The Bot API's objects in wire form, written here so that sandbox and bot share no mistake. */

export type TgUser = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export type TgChat = { id: number; type: 'private'; first_name: string; last_name?: string; username?: string };

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
export type TgPhotoSize = {
  file_id: string;
  file_unique_id: string;
  file_size: number;
  width: number;
  height: number;
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
  photo?: TgPhotoSize[];
  voice?: object;
  sticker?: object;
  contact?: object;
  location?: object;
  invoice?: TgInvoice;
  successful_payment?: TgPayment;
  refunded_payment?: TgPayment;
  pinned_message?: TgMessage;
  has_protected_content?: true;
  reply_markup?: TgInlineKeyboard;
};

export type TgUpdate = { update_id: number } & Record<string, unknown>;

export type TgCommand = { command: string; description: string };

export type TgAnswer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after?: number } };
