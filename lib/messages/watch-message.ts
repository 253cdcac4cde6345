import type { Comparison } from '#/lib/checks/changes/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { WatchEnded } from '#/lib/outbox/schema.ts';
import type { TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import type { Language } from '#/lib/platform/language.ts';
import { resultMessage } from './check-message.ts';
import { say } from './texts.ts';

/** Of a watched profile about which there is no news, without a sound. */
export function quietMessage(check: CheckView, comparison: Comparison | null): TelegramMessage {
  const { html, ...message } = resultMessage(check);
  if (!comparison) return { html, ...message, silent: true };
  const day = figuresIn(check.language).dayOfYear(comparison.since);
  return {
    html: say(check.language, 'watch-quiet', { username: check.targetUsername, day }),
    ...message,
    silent: true,
  };
}

/** Why a profile is not watched any more, and how to go on. */
export function watchEndedMessage({ username, reason }: WatchEnded, language: Language): TelegramMessage {
  return { html: say(language, 'watch-ended', { username, reason }) };
}
