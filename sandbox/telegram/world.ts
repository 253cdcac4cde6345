import type { TgChat, TgCommand, TgMessage, TgReplyKeyboard, TgUser } from './bot-api-model.ts';
import { FileStore } from './file-store.ts';
import { UpdateQueue } from './update-queue.ts';

/** From the first form on; `at` in milliseconds. */
export type Edit = { at: number; message: TgMessage };

export type StoredMessage = {
  message: TgMessage;
  edits: Edit[];
  invoice?: Invoice;
};

export type Conversation = {
  user: TgUser;
  chat: TgChat;
  /** Before, the bot may not write. */
  started: boolean;
  blocked: boolean;
  lastId: number;
  messages: Map<number, StoredMessage>;
  keyboard: TgReplyKeyboard | null;
};

export type Invoice = {
  title: string;
  description: string;
  payload: string;
  currency: string;
  amount: number;
  /** Once in a message; behind a link any number of times. */
  paid?: boolean;
};
export type CallbackAnswer = { text?: string; showAlert: boolean; url?: string };
export type OpenQuery = { answer: CallbackAnswer | undefined; answered: (answer: CallbackAnswer) => void };
export type Checkout = { answered: (result: { ok: boolean; error?: string }) => void };
export type StarTransaction = {
  id: string;
  amount: number;
  date: number;
  userId: number;
  payload: string;
  refund: boolean;
};

export type WorldEvent =
  | { kind: 'message'; chatId: number; message: TgMessage }
  | { kind: 'deleted'; chatId: number; messageId: number }
  | { kind: 'typing'; chatId: number; action: string }
  | { kind: 'keyboard'; chatId: number; keyboard: TgReplyKeyboard | null }
  | { kind: 'status'; chatId: number }
  | { kind: 'commands' };

export class World {
  readonly bot: TgUser;
  readonly conversations = new Map<number, Conversation>();
  readonly updates = new UpdateQueue();
  readonly files = new FileStore();
  readonly commands = new Map<string, TgCommand[]>();
  readonly callbackQueries = new Map<string, OpenQuery>();
  readonly checkouts = new Map<string, Checkout>();
  readonly invoiceLinks = new Map<string, Invoice>();
  readonly transactions: StarTransaction[] = [];
  readonly checkoutTimeoutMs: number;
  private listeners = new Set<(event: WorldEvent) => void>();

  constructor(options: { botId: number; botUsername: string; checkoutTimeoutMs: number }) {
    this.bot = { id: options.botId, is_bot: true, first_name: 'Mutuals', username: options.botUsername };
    this.checkoutTimeoutMs = options.checkoutTimeoutMs;
  }

  emit(event: WorldEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** @returns stops listening. */
  listen(listener: (event: WorldEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The oldest entry gives way. */
export function remember<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > limit && !oldest.done) map.delete(oldest.value);
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);
