import type { Ctx } from '#/lib/context.ts';
import { type Delivered, deliverClaimed } from '#/lib/outbox/deliver-claimed.ts';
import type { CheckFacts, Compose } from '#/lib/outbox/model.ts';
import {
  type ClaimedNotice,
  claimNotice,
  findNotice,
  type Notice,
  recordPostponed,
  recordSent,
} from '#/lib/outbox/store.ts';
import { SEND_HOLD_MS, type TelegramMessage } from '#/lib/outbox/telegram/sender.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { failureMessage, progressMessage, reportCaption } from './check-message.ts';
import { deliverToOperators, hasChannel, type OperatorSenders } from './deliver-to-operators.ts';
import { type Told, tellProgress } from './tell-progress.ts';

export type NoticeEffects = Pick<Ctx, 'db' | 'clock' | 'log' | 'dashboard'> & OperatorSenders;

/** `not_now`: delivered already, not due, or in the hands of another worker. `no_channel`: this process cannot speak there. */
export type Delivery = Delivered | { outcome: 'not_now' } | { outcome: 'no_channel' };

/**
 * Delivers one owed notice, whoever asks and however often: one worker takes it, sends it and records it.
 *
 * A crash between sending and recording repeats the message once; progress is an edit and repeats nothing.
 * What a channel does not take now stays owed with the time of the next try; what it will never take ends.
 * @param compose what lies in rooms above: reads a check, builds its report.
 */
export async function deliverNotice(
  ctx: NoticeEffects,
  input: { noticeId: string },
  compose: Compose,
): Promise<Delivery> {
  const notice = await findNotice(ctx.db, input.noticeId);
  if (!notice) return { outcome: 'not_now' };
  if (!hasChannel(ctx, notice.channel)) return { outcome: 'no_channel' };
  if (notice.kind === 'check_progress') return deliverProgress(ctx, notice, compose);

  const now = ctx.clock.now();
  const claim = await claimNotice(ctx.db, { id: notice.id, now, holdMs: SEND_HOLD_MS, statuses: ['owed'] });
  if (!claim) return { outcome: 'not_now' };
  return claim.audience === 'operators' ? deliverToOperators(ctx, claim, compose) : tellCustomer(ctx, claim, compose);
}

async function deliverProgress(ctx: NoticeEffects, notice: Notice, compose: Compose): Promise<Delivery> {
  const told = await tellProgress(ctx, { checkId: checkIdOf(notice) }, compose);
  return told.outcome === 'told' ? { outcome: 'sent' } : { outcome: 'not_now' };
}

/** The progress message gets its last word first, so that the file never comes before the totals. */
async function tellCustomer(ctx: NoticeEffects, claim: ClaimedNotice, compose: Compose): Promise<Delivered> {
  const { telegram } = ctx;
  if (!telegram) throw new Error('a customer is told by Telegram alone');
  const checkId = checkIdOf(claim);
  let postponed: Date | null = null;
  const delivered = await deliverClaimed(ctx, claim, async () => {
    const check = await compose.readCheck({ checkId });
    const [told, document] = await Promise.all([tellAtLast(ctx, checkId, compose), documentOf(claim, check, compose)]);
    if (told.outcome === 'later') {
      postponed = told.at;
      return recordPostponed(ctx.db, claim, told.at, null);
    }
    const last = lastMessage(claim, check, told, ctx.clock.now());
    const sent = last ? await telegram.send(chatOf(claim), { ...last, ...(document ? { document } : {}) }) : null;
    await recordSent(ctx.db, claim, sent?.messageId ?? null);
  });
  return postponed ? { outcome: 'postponed', at: postponed } : delivered;
}

/** How long the last word of a message is waited for while somebody else is writing it. */
const LAST_WORD_MS = 2 * SECOND_MS;
const LOOK_EVERY_MS = 50;

/** Tells how a check ended. Whoever heard of it first is writing that at this moment: what follows need not wait for the sweep. */
async function tellAtLast(ctx: NoticeEffects, checkId: string, compose: Compose): Promise<Told> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const told = await tellProgress(ctx, { checkId }, compose);
    if (told.outcome !== 'later' || told.tried || waitedMs >= LAST_WORD_MS) return told;
    await ctx.clock.sleep(LOOK_EVERY_MS);
  }
}

/** The report is made while the totals are told. */
async function documentOf(claim: ClaimedNotice, check: CheckFacts, compose: Compose) {
  if (claim.kind !== 'check_result') return null;
  return compose.buildReport({ checkId: check.id, language: check.language });
}

/** What follows the last edit of the progress message, or null when that edit said it all. */
function lastMessage(claim: ClaimedNotice, check: CheckFacts, told: Told, now: Date): TelegramMessage | null {
  if (claim.kind === 'check_failed') return failureMessage(check);
  if (claim.kind === 'check_cancelled') return told.outcome === 'told' ? null : progressMessage(check, now);
  if (claim.kind === 'check_result') return { html: reportCaption(check, told.outcome !== 'told') };
  throw new DomainError('invalid', `There are no words for a notice of the kind ${claim.kind}.`);
}

function checkIdOf(notice: Notice): string {
  if (notice.checkId === null) throw new DomainError('invalid', 'This notice names no check.');
  return notice.checkId;
}

function chatOf(notice: Notice): bigint {
  if (notice.chatId === null) throw new DomainError('invalid', 'This notice names no chat.');
  return notice.chatId;
}
