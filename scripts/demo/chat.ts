/** One person's chat with the bot, over the sandbox's Telegram. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Language } from '#/lib/platform/language.ts';
import { UserError } from '../user-error.ts';
import type { ChatMessage } from './answers.ts';
import type { Door } from './doors.ts';

const PATIENCE_MS = 15_000;

export type Chat = {
  messages(): Promise<ChatMessage[]>;
  /** The number of the newest message; 0 in an empty chat. */
  last(): Promise<number>;
  /** Writes, and waits for the bot's answer. */
  say(text: string): Promise<ChatMessage>;
  /** Presses the newest button whose data begins so, and waits for what the bot says to it. */
  press(data: string): Promise<ChatMessage>;
  /** Pays the newest invoice. */
  pay(): Promise<void>;
  /** Waits for a message below the one with the number `after`. */
  waitFor(what: string, after: number, fits: (message: ChatMessage) => boolean): Promise<ChatMessage>;
};

/** Opens the chat of a person; they are made when nobody knows them. */
export async function openChat(
  telegram: Door,
  person: { id: number; firstName: string; languageCode?: Language },
): Promise<Chat> {
  await telegram.post('/people', { languageCode: 'en', ...person, started: true });
  const path = `/chats/${person.id}`;
  const messages = async () => (await telegram.get<{ messages: ChatMessage[] }>(path)).messages;
  const last = async () => (await messages()).at(-1)?.message_id ?? 0;
  const answerTo = async (act: () => Promise<unknown>) => {
    const after = await last();
    await act();
    return until('The bot does not answer in the chat. Does it run?', async () =>
      (await messages()).find(({ message_id, from }) => message_id > after && from?.is_bot),
    );
  };
  const labelOf = async (data: string) => {
    const offers = (await messages()).map(({ reply_markup: markup }) => markup?.inline_keyboard.flat() ?? []);
    const found = offers
      .toReversed()
      .flat()
      .find(({ callback_data = '' }) => callback_data.startsWith(data));
    if (!found?.callback_data) throw new UserError(`There is no button "${data}" in the chat of ${person.firstName}.`);
    return found.callback_data;
  };
  return {
    messages,
    say: (text) => answerTo(() => telegram.post(`${path}/say`, { text })),
    press: (data) => answerTo(async () => telegram.post(`${path}/press`, { label: await labelOf(data) })),
    async pay() {
      const paid = await telegram.post<{ paid: boolean; error?: string }>(`${path}/pay`, {});
      if (!paid.paid) throw new UserError(`The payment was refused: ${paid.error}`);
    },
    last,
    waitFor: (what, after, fits) =>
      until(`${person.firstName} got nothing in the chat: ${what}.`, async () =>
        (await messages()).find((message) => message.message_id > after && fits(message)),
      ),
  };
}

/** What a message says, in one line. */
export function lineOf({ text, caption, document }: ChatMessage): string {
  const lines = (text ?? caption ?? '').split('\n').map((line) => line.trim());
  return [document && `${document.file_name}:`, lines.filter(Boolean).join(' · ')].filter(Boolean).join(' ');
}

/** @throws {UserError} with `failure`, after 15 s or `patienceMs`. */
export async function until<T>(
  failure: string,
  look: () => Promise<T | false | null | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new UserError(failure);
}
