import { createHash } from 'node:crypto';
import { hasEnded } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { fileFacts, isWhole, type Part, progressWords, summaryWords } from './check-words.ts';
import { offerArchive, offeredArchive } from './offer-archive.ts';
import { say } from './texts.ts';

/** The message that follows a check. While it is open it can be cancelled. */
export function progressMessage(check: CheckView, now: Date): TelegramMessage {
  return { html: said(check, progressWords(check, now)), keyboard: keyboardOf(check) };
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

/** The words under the report; `withSummary`: also the totals. */
export function reportCaption(check: CheckView, withSummary: boolean): string {
  const key = isWhole(check) ? 'report-caption' : 'report-caption-partial';
  const caption: Part = { key, facts: fileFacts(check), figures: {} };
  return said(check, withSummary ? [...summaryWords(check), caption] : [caption]);
}

function keyboardOf(check: CheckView): NonNullable<TelegramMessage['keyboard']> {
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
