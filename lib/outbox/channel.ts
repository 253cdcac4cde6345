/** A way to reach people, or a program. */
import type { Env } from '#/lib/platform/env.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { NoticeAction } from './notice-actions.ts';

/**
 * `chat`: people may answer, and messages change. `letter`: read later, as sent. `program`: nobody reads it. `bell`:
 * the dashboard's own lines, which nobody sends.
 */
export type ChannelForm = 'chat' | 'letter' | 'program' | 'bell';

/** A program that is not told where a channel leads finds no address there. */
export type ChannelSettings = Partial<Env<'worker'>>;

/** `key` names the recipient among all. */
export type Recipient = { key: string; chatId?: bigint; to?: string };

export type Channel<Sender> = {
  form: ChannelForm;
  addresses(settings: ChannelSettings): readonly string[];
  /** The operator's own address there; null without one. */
  addressOf(operator: { email: string; chatId: bigint | null }): string | null;
  recipientAt(address: string): Recipient;
  /** Null when the settings do not say how to send. */
  open(settings: Env<'worker'>): Promise<Sender | null>;
  /**
   * Gives a letter its form and sends it. @returns the message, where it can be changed or answered later; null
   * elsewhere.
   * @throws {DeliveryError}
   */
  deliver(sender: Sender, letter: Letter): Promise<number | null>;
};

export type Letter = {
  /** Chat or e-mail address; '' where a channel has one recipient. */
  to: string;
  language: Language;
  subject: string;
  /** HTML with the tags that Telegram knows. */
  paragraphs: readonly string[];
  page: Page | null;
  /** What a recipient may do about it with one press, where messages have buttons. */
  actions: readonly { words: string; action: NoticeAction }[];
  /** A picture to look at; null without one. */
  picture: Uint8Array | null;
  /** The message in the same chat that it answers. */
  replyTo: number | null;
  facts: LetterFacts;
};

/** `said`: the paragraphs hold the link as well. */
export type Page = { words: string; link: string; said?: true };

export type LetterFacts = {
  /** The same for every try of one letter. */
  id: string;
  kind: string;
  at: Date;
  payload: object;
  /** 0 when the news is told first; n when an incident that lasts is told again. */
  reminder: number;
  link: string;
};
