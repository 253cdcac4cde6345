import type { TgCommand, TgMessage, TgReplyKeyboard } from './bot-api-model.ts';
import { replaceMessage } from './conversation.ts';
import { commandsFor } from './methods/commands.ts';
import { findInvoice, type PaymentOutcome, payInvoice } from './person-pays.ts';
import { findButton, type Press, pressCallback } from './person-presses.ts';
import { type SayOptions, sayText, setBlocked, writeToBot } from './person-writes.ts';
import type { Conversation, Edit, World } from './world.ts';

export type Wanted = string | RegExp | ((message: TgMessage) => boolean);

export class SandboxUser {
  readonly id: number;
  private readonly world: World;
  private readonly conversation: Conversation;

  constructor(world: World, conversation: Conversation) {
    this.world = world;
    this.conversation = conversation;
    this.id = conversation.user.id;
  }

  say(text: string, options: SayOptions = {}): TgMessage {
    return sayText(this.world, this.conversation, text, options);
  }

  /** Presses the newest button with this text or data. @throws when there is none, or it only opens a link. */
  press(label: string): Press {
    const typed = this.conversation.keyboard?.keyboard?.flat().some((button) => button.text === label);
    if (typed) {
      this.say(label);
      return { queryId: '', answer: async () => ({ showAlert: false }) };
    }
    const { message, button } = findButton(this.conversation, label);
    if (button.callback_data !== undefined)
      return pressCallback(this.world, this.conversation, message, button.callback_data);
    throw new Error(`The button "${label}" sends nothing to the bot${button.url ? `: it opens ${button.url}` : ''}.`);
  }

  sendDocument(name: string, bytes: Uint8Array, options: { type?: string; caption?: string } = {}): TgMessage {
    const { type = 'application/octet-stream', caption } = options;
    const file = this.world.files.add({ name, type, bytes });
    const ids = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: bytes.length };
    const document = { ...ids, file_name: name, mime_type: type };
    return writeToBot(this.world, this.conversation, { document, ...(caption ? { caption } : {}) });
  }

  /** A message that is not typed, such as a voice, a sticker or a contact. */
  send(content: Partial<TgMessage>): TgMessage {
    return writeToBot(this.world, this.conversation, content);
  }

  /** Corrects the words of a message. @throws when there is no such message. */
  edit(messageId: number, text: string): void {
    const stored = this.conversation.messages.get(messageId);
    if (!stored) throw new Error(`There is no message ${messageId} in this chat.`);
    this.world.updates.push(
      'edited_message',
      replaceMessage(this.world, this.conversation, stored, { ...stored.message, text }),
    );
  }

  /** The bot gets a service message. @throws when there is no such message. */
  pin(messageId: number): TgMessage {
    const pinned = this.conversation.messages.get(messageId);
    if (!pinned) throw new Error(`There is no message ${messageId} in this chat.`);
    return writeToBot(this.world, this.conversation, { pinned_message: pinned.message });
  }

  /** The newest unpaid invoice, a message's (paid or not), or a link's. `unheard`: the bot is not told of it. */
  async pay(which?: string | { messageId: number; unheard?: boolean }): Promise<PaymentOutcome> {
    const unheard = typeof which === 'object' && which.unheard;
    const invoice =
      typeof which === 'string' ? this.world.invoiceLinks.get(which) : findInvoice(this.conversation, which?.messageId);
    if (!invoice) throw new Error('There is no invoice to pay in this chat.');
    return payInvoice(this.world, this.conversation, invoice, unheard);
  }

  block(): void {
    setBlocked(this.world, this.conversation, true);
  }

  unblock(): void {
    setBlocked(this.world, this.conversation, false);
  }

  /** Both sides' messages now, oldest first; edited in their last form, without deleted ones. */
  chat(): TgMessage[] {
    return [...this.conversation.messages.values()].map(({ message }) => message);
  }

  /** A message's forms from the first on; `at` in milliseconds. Empty when deleted. */
  edits(messageId: number): Edit[] {
    return [...(this.conversation.messages.get(messageId)?.edits ?? [])];
  }

  keyboard(): TgReplyKeyboard | null {
    return this.conversation.keyboard;
  }

  commands(): TgCommand[] {
    return commandsFor(this.world, this.id, this.conversation.user.language_code);
  }

  download(fileId: string): Uint8Array {
    return this.world.files.get(fileId).bytes;
  }

  /**
   * The newest fitting message, new or edited: a text is contained, a pattern matches, a function sees all.
   * @param options milliseconds (60,000), or also `after`: only higher ids. @throws when none came.
   */
  waitFor(wanted: Wanted, options: number | { timeoutMs?: number; after?: number } = {}): Promise<TgMessage> {
    const { timeoutMs = 60_000, after = 0 } = typeof options === 'number' ? { timeoutMs: options } : options;
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.chat().findLast((message) => message.message_id > after && this.fits(message, wanted));
        if (found) end(() => resolve(found));
      };
      const end = (finish: () => void) => {
        clearTimeout(timer);
        stop();
        finish();
      };
      const stop = this.world.listen((event) => {
        if (event.kind === 'message' && event.chatId === this.id) look();
      });
      const timer = setTimeout(() => end(() => reject(this.notSeen(wanted, timeoutMs))), timeoutMs);
      look();
    });
  }

  private fits(message: TgMessage, wanted: Wanted): boolean {
    if (typeof wanted === 'function') return wanted(message);
    if (message.from.id !== this.world.bot.id) return false;
    const text = message.text ?? message.caption ?? '';
    return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
  }

  private notSeen(wanted: Wanted, timeoutMs: number): Error {
    const lines = this.chat()
      .slice(-5)
      .map(({ from, text, caption }) => `${from.first_name}: ${text ?? caption ?? '(no text)'}`);
    const what = typeof wanted === 'function' ? 'the wanted message' : `${wanted}`;
    return new Error(
      `${what} did not appear within ${timeoutMs} ms. The chat ends with:\n${lines.join('\n') || '(empty)'}`,
    );
  }
}
