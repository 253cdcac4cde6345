import { createHash } from 'node:crypto';
import type { Comparison } from '#/lib/checks/changes/model.ts';
import { hasEnded } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { changeWords, progressWords } from './check-words.ts';
import { offerArchive, offeredArchive } from './offer-archive.ts';
import type { Part } from './part.ts';
import { resultButtons } from './result-buttons.ts';
import { fileFacts, isWhole, summaryWords } from './result-words.ts';
import { say } from './texts.ts';

/** The message that follows a check. While it is open it can be cancelled. */
export function progressMessage(check: CheckView, now: Date): TelegramMessage {
  return { html: said(check, progressWords(check, now)), keyboard: keyboardOf(check) };
}

/** The totals of a completed check, and what can be asked of them, by themselves. */
export function resultMessage(check: CheckView): TelegramMessage {
  return { html: said(check, summaryWords(check)), keyboard: endedKeyboard(check) };
}

/** To compare messages: `told` differs with every character; `state` stays while only figures change. */
export function marksOf(check: CheckView, now: Date): { told: string; state: string } {
  const choice = progressWords(check, now).map(({ key, facts }) => [key, facts]);
  const { html, keyboard } = progressMessage(check, now);
  return { told: digest([html, keyboard]), state: digest([choice, keyboard]) };
}

/** Why a check ended without a result, and that its credit came back. */
export function failureMessage(check: CheckView): TelegramMessage {
  return {
    html: say(check.language, 'failed', { username: check.targetUsername, failure: check.failure ?? 'unreadable' }),
    ...offeredArchive(check),
  };
}

/** The words under the report; `withSummary`: also the totals. `comparison`: what changed since the check before. */
export function reportCaption(check: CheckView, withSummary: boolean, comparison: Comparison | null = null): string {
  const key = isWhole(check) ? 'report-caption' : 'report-caption-partial';
  const caption: Part = { key, facts: fileFacts(check), figures: {} };
  const changes = comparison ? changeWords(check, comparison) : [];
  return said(check, [...(withSummary ? summaryWords(check) : []), ...changes, caption]);
}

/** What a completed check can be asked for. */
export function endedKeyboard(check: CheckView): NonNullable<TelegramMessage['keyboard']> {
  return [...resultButtons(check), ...offerArchive(check)];
}

function keyboardOf(check: CheckView): NonNullable<TelegramMessage['keyboard']> {
  if (check.status === 'completed') return endedKeyboard(check);
  if (hasEnded(check)) return [];
  return [[{ text: say(check.language, 'button-cancel'), data: `cancel:${check.id}` }], ...offerArchive(check)];
}

/** Lists are filled in after the rest: they are escaped already. */
const LISTS_PLACE = '\u0000';

function said(check: CheckView, parts: readonly Part[]): string {
  return parts
    .map(({ key, facts, figures, goesOn }, place) => {
      const text = say(check.language, key, {
        username: check.targetUsername,
        lists: LISTS_PLACE,
        ...facts,
        ...figures,
      });
      return place === 0 ? text : `${goesOn ? ' ' : '\n\n'}${text}`;
    })
    .join('')
    .replace(LISTS_PLACE, () => shortLists(check));
}

function shortLists(check: CheckView): string {
  return (check.certificate?.lists ?? [])
    .filter((entry) => entry.verdict !== 'whole')
    .map(({ list, read, declared }) =>
      say(check.language, 'short-list', {
        list,
        read,
        declared: declared ?? read,
        told: declared === null ? 'no' : 'yes',
      }),
    )
    .join('\n');
}

function digest(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 22);
}
