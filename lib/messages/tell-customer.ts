import { buildReport } from '#/lib/checks/build-report.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { ClaimedNotice, Result } from '#/lib/outbox/model.ts';
import type { TelegramDocument, TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { failureMessage, progressMessage, reportCaption } from './check-message.ts';
import type { MessageEffects } from './model.ts';
import { offeredArchive } from './offer-archive.ts';
import { type Told, tellProgress } from './tell-progress.ts';

/**
 * Tells a customer how a check ended; the progress message gets its last word before the file.
 * @throws {DeliveryError}; {DomainError} when there is nobody or nothing to tell.
 */
export async function tellCustomer(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  const { telegram } = ctx.senders;
  const { checkId, chatId } = claim;
  if (!telegram) throw new Error('a customer is told by Telegram alone');
  if (checkId === null || chatId === null) throw new DomainError('invalid', 'This notice names no check, or no chat.');

  const check = await readCheck(ctx, { checkId });
  const [told, document] = await Promise.all([tellAtLast(ctx, checkId), documentOf(ctx, claim, check)]);
  if (told.outcome === 'later') return { outcome: 'postponed', at: told.at };
  const last = lastMessage(claim, check, told, ctx.clock.now());
  const sent = last ? await telegram.send(chatId, { ...last, ...(document ? { document } : {}) }) : null;
  return { outcome: 'sent', messageId: sent?.messageId ?? null };
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

/** What follows the last edit of the progress message; null when that said it all. */
function lastMessage(claim: ClaimedNotice, check: CheckView, told: Told, now: Date): TelegramMessage | null {
  if (claim.kind === 'check_failed') return failureMessage(check);
  if (claim.kind === 'check_cancelled') return told.outcome === 'told' ? null : progressMessage(check, now);
  if (claim.kind === 'check_result')
    return { html: reportCaption(check, told.outcome !== 'told'), ...offeredArchive(check) };
  throw new DomainError('invalid', `There are no words for a notice of the kind ${claim.kind}.`);
}
