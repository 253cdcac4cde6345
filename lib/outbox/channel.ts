/** What a channel is: a way to reach people, or a program. `channels.ts` is the table of them. */
import type { Env } from '#/lib/platform/env.ts';
import type { Language } from '#/lib/platform/language.ts';

/**
 * How what comes on a channel is met. `chat`: people may answer there, and what was said can be changed. `letter`: people read it
 * later, as it was sent. `program`: nobody reads it. `bell`: the dashboard's own lines, which nobody sends.
 */
export type ChannelForm = 'chat' | 'letter' | 'program' | 'bell';

/** The settings of any program: one that is not told where a channel leads finds no address there. */
export type ChannelSettings = Partial<Env<'worker'>>;

/** What the row of one recipient holds. `key`: names them among all recipients. */
export type Recipient = { key: string; chatId?: bigint; to?: string };

/** A channel to operators. `Sender` is what it sends with. */
export type Channel<Sender> = {
  form: ChannelForm;
  /** The addresses that the settings name. */
  addresses(settings: ChannelSettings): readonly string[];
  /** The operator's own address there; null without one. In a chat, whoever may act is told there although no setting names it. */
  addressOf(operator: { email: string; chatId: bigint | null }): string | null;
  recipientAt(address: string): Recipient;
  /** Null when the settings do not say how to send: what is owed there stays owed. */
  open(settings: Env<'worker'>): Promise<Sender | null>;
  /**
   * Gives a letter its form and sends it.
   * @returns the message, where it can be changed or answered later; null elsewhere.
   * @throws {DeliveryError}
   */
  deliver(sender: Sender, letter: Letter): Promise<number | null>;
};

/** A notice to operators, written for one recipient. */
export type Letter = {
  /** Chat or e-mail address; '' where a channel has one recipient. */
  to: string;
  language: Language;
  /** What it says in one line, as plain text. */
  subject: string;
  /** What it says, as HTML with the tags that Telegram knows. */
  paragraphs: readonly string[];
  /** The page that helps; null where the paragraphs hold the link, or it needs none. */
  page: Page | null;
  /** The message in the same chat that it answers. */
  replyTo: number | null;
  /** The same for a program. */
  facts: LetterFacts;
};

export type Page = { words: string; link: string };

export type LetterFacts = {
  /** The same for every try of one letter: a receiver that has seen it may leave it. */
  id: string;
  kind: string;
  at: Date;
  payload: object;
  /** 0 when the news is told first; n when an incident that lasts is told again. */
  reminder: number;
  /** The page of the dashboard. */
  link: string;
};
