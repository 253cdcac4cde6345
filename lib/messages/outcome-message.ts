import type { TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import type { Language } from '#/lib/platform/language.ts';
import { say } from './texts.ts';

/** `goesOn`: its sign-in was not given up. */
type Outcome = {
  username: string;
  question: string;
  status: string;
  goesOn: boolean;
  by: string | null;
  door: string | null;
};

/** What became of a question, in the place of the question. */
export function outcomeMessage(outcome: Outcome, language: Language): TelegramMessage {
  const { username, status, by, door } = outcome;
  const said =
    outcome.question === 'approve_on_device'
      ? say(language, 'op-approval-outcome', {
          username,
          status: status === 'closed' && outcome.goesOn ? 'went_on' : status,
        })
      : say(language, 'op-code-outcome', { username, status });
  return { html: by ? `${said} ${say(language, 'op-code-by', { by, door: door ?? 'dashboard' })}` : said };
}
