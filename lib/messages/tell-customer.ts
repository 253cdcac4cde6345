import { buildReport } from '#/lib/checks/build-report.ts';
import { type Comparison, hasChanged } from '#/lib/checks/changes/model.ts';
import { readComparison } from '#/lib/checks/changes/read-changes.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { readLanguage } from '#/lib/customers/read-language.ts';
import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import { WatchEnded } from '#/lib/outbox/schema.ts';
import type { TelegramDocument, TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { DEFAULT_LANGUAGE } from '#/lib/platform/language.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { endedKeyboard, failureMessage, progressMessage, reportCaption } from './check-message.ts';
import type { MessageEffects } from './model.ts';
import { tellMoney } from './money-message.ts';
import { type Told, tellProgress } from './tell-progress.ts';
import { quietMessage, watchEndedMessage } from './watch-message.ts';

/**
 * Tells a customer how a check ended, or what became of their credits; the progress message gets its last word before the file.
 * @throws {DeliveryError}; {DomainError} when there is nobody or nothing to tell.
 */
export async function tellCustomer(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  const { checkId, chatId } = claim;
  if (claim.kind === 'watch_ended') return tellWatchEnded(ctx, claim);
  if (checkId === null) return tellMoney(ctx, claim);
  if (!telegram) throw new Error('a customer is told by Telegram alone');
  if (chatId === null) throw new DomainError('invalid', 'This notice names no chat.');

  const check = await readCheck(ctx, { checkId });
  const [told, document, comparison] = await Promise.all([
    tellAtLast(ctx, checkId),
    documentOf(ctx, claim, check),
    readComparison(ctx, { checkId }),
  ]);
  if (told.outcome === 'later') return { outcome: 'postponed', at: told.at };
  if (check.door === 'watch' && claim.kind === 'check_result' && !(comparison && hasChanged(comparison))) {
    const { messageId } = await telegram.send(chatId, quietMessage(check, comparison));
    return { outcome: 'sent', messageId };
  }
  const last = lastMessage(claim, { check, told, comparison }, ctx.clock.now());
  const sent = last ? await telegram.send(chatId, { ...last, ...(document ? { document } : {}) }) : null;
  return { outcome: 'sent', messageId: sent?.messageId ?? null };
}

async function tellWatchEnded(ctx: MessageEffects, { chatId, payload }: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  if (!telegram || chatId === null) throw new DomainError('invalid', 'This notice names no chat.');
  const language = (await readLanguage(ctx, { chatId })) ?? DEFAULT_LANGUAGE;
  const { messageId } = await telegram.send(chatId, watchEndedMessage(WatchEnded.parse(payload), language));
  return { outcome: 'sent', messageId };
}

/** How long the last word of a message is waited for while somebody else is writing it. */
const LAST_WORD_MS = 2 * SECOND_MS;
const LOOK_EVERY_MS = 50;

/** Whoever heard of the end first may be telling it right now: it is waited for. */
async function tellAtLast(ctx: MessageEffects, checkId: string): Promise<Told> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const told = await tellProgress(ctx, { checkId });
    if (told.outcome !== 'later' || told.tried || waitedMs >= LAST_WORD_MS) return told;
    await ctx.clock.sleep(LOOK_EVERY_MS);
  }
}

/** The report is made while the totals are told. */
async function documentOf(
  ctx: MessageEffects,
  claim: ClaimedNotice,
  check: CheckView,
): Promise<TelegramDocument | null> {
  if (claim.kind !== 'check_result') return null;
  return buildReport(ctx, { checkId: check.id, language: check.language });
}

type Facts = { check: CheckView; told: Told; comparison: Comparison | null };

/** What follows the last edit of the progress message; null when that said it all. */
function lastMessage(claim: ClaimedNotice, { check, told, comparison }: Facts, now: Date): TelegramMessage | null {
  if (claim.kind === 'check_failed') return failureMessage(check);
  if (claim.kind === 'check_cancelled') return told.outcome === 'told' ? null : progressMessage(check, now);
  if (claim.kind === 'check_result') {
    const alone = told.outcome !== 'told';
    const keyboard = alone ? { keyboard: endedKeyboard(check) } : {};
    return { html: reportCaption(check, alone, comparison), ...keyboard };
  }
  throw new DomainError('invalid', `There are no words for a notice of the kind ${claim.kind}.`);
}
