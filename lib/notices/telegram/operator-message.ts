/** What operators read in their Telegram chats. Pure. */
import type { OperatorNotice } from '../model.ts';
import type { Language } from './figures.ts';
import type { TelegramMessage } from './sender.ts';
import { say } from './texts.ts';

/** One notice in words. `dashboard` is the base address that links start with. */
export function operatorMessage(notice: OperatorNotice, language: Language, dashboard: string): TelegramMessage {
  return { html: paragraphs(notice, language, dashboard).join('\n\n') };
}

/** What became of a question: it stands where the question stood. */
export function outcomeMessage(
  outcome: { username: string; status: string; by: string | null; door: string | null },
  language: Language,
): TelegramMessage {
  const { username, status, by, door } = outcome;
  const said = say(language, 'op-code-outcome', { username, status });
  return { html: by ? `${said} ${say(language, 'op-code-by', { by, door: door ?? 'dashboard' })}` : said };
}

function paragraphs(notice: OperatorNotice, language: Language, dashboard: string): string[] {
  switch (notice.kind) {
    case 'code_needed': {
      const { username, question, challengeId } = notice.payload;
      const how = question === 'approve_on_device' ? 'op-approve-how' : 'op-code-how';
      return [
        say(language, 'op-code-needed', { username, question }),
        say(language, how, { link: `${dashboard}/codes/${challengeId}` }),
      ];
    }
    case 'refreshed':
      return [say(language, 'op-refreshed', { username: notice.payload.username })];
    case 'recovered':
      return [say(language, 'op-recovered', { username: notice.payload.username })];
    case 'refresh_failed': {
      const { username, failure, attemptId, needsPerson } = notice.payload;
      const next = needsPerson ? 'op-needs-person' : 'op-tries-again';
      return [
        say(language, 'op-refresh-failed', { username, failure }),
        say(language, next, { link: `${dashboard}/refreshes/${attemptId}` }),
      ];
    }
    case 'nothing_left':
      return [
        say(language, 'op-nothing-left', { waiting: notice.payload.waitingChecks, link: `${dashboard}/accounts` }),
      ];
    case 'alarm': {
      const { verdict, catalogue, outline, username } = notice.payload;
      const detail = [username && `@${username}`, catalogue, outline?.slice(0, 600)].filter(Boolean).join(' · ');
      const said = say(language, 'op-alarm', { verdict });
      return detail ? [said, say(language, 'op-alarm-detail', { detail })] : [said];
    }
  }
}
