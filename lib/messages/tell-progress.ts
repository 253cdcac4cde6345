import { hasEnded } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { findProgress } from '#/lib/outbox/find-notice.ts';
import { type ClaimedNotice, EDIT_INTERVAL_MS, type Notice, type Result } from '#/lib/outbox/model.ts';
import { ProgressPayload } from '#/lib/outbox/schema.ts';
import { editProgress } from '#/lib/outbox/take-notice.ts';
import type { TelegramSender } from '#/lib/outbox/telegram/sender.ts';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { readCheck } from '#/lib/views/read-check.ts';
import { marksOf, progressMessage } from './check-message.ts';
import { presentFiguresPace } from './figures-pace.ts';
import type { MessageEffects } from './model.ts';

/**
 * `told`: the message says what is true now. `later`: it may be changed from `at` on; `tried`: Telegram did not take
 * it. `nobody`: no message is owed, or it cannot be delivered.
 */
export type Told = { outcome: 'told' } | { outcome: 'later'; at: Date; tried: boolean } | { outcome: 'nobody' };

type Change = 'figures' | 'state' | 'end';

/**
 * How far ahead of what is paid back an edit may go: a change of state takes up to a minute's worth of edits, the end
 * always passes.
 */
const EDIT_AHEAD_MS: Record<Exclude<Change, 'figures'>, number> = {
  state: 19 * EDIT_INTERVAL_MS,
  end: 365 * DAY_MS,
};

/** Figures wait until the chat's share is paid back, and while many checks run, longer: the whole bot has one share, too. */
async function aheadOf(ctx: MessageEffects, change: Change): Promise<number> {
  return change === 'figures' ? EDIT_INTERVAL_MS - (await presentFiguresPace(ctx)) : EDIT_AHEAD_MS[change];
}

/**
 * Brings the progress message of a check up to date, within about 20 edits a minute per chat over all workers. Who is
 * told `later` need not come back: the sweep finds stale messages.
 */
export async function tellProgress(ctx: MessageEffects, input: { checkId: string }): Promise<Told> {
  const { telegram } = ctx.senders;
  const notice = await findProgress(ctx, input);
  if (!telegram || !notice || notice.status === 'undeliverable') return { outcome: 'nobody' };
  const change = changeOf(notice, await readCheck(ctx, input), ctx.clock.now());
  if (change === null) return { outcome: 'told' };

  const edited = await editProgress(ctx, { notice, aheadMs: await aheadOf(ctx, change) }, async (claim) => {
    const check = await readCheck(ctx, input); // read after the claim: what is told is never older than the last edit
    return show(telegram, claim, check, ctx.clock.now());
  });
  switch (edited.outcome) {
    case 'sent':
      return { outcome: 'told' };
    case 'undeliverable':
      return { outcome: 'nobody' };
    default:
      return { outcome: 'later', at: edited.at, tried: edited.outcome === 'postponed' };
  }
}

/** What the message does not say yet; null when it says all. A deleted message has nothing to say before the end. */
export function changeOf(
  notice: Pick<Notice, 'status' | 'messageId' | 'payload'>,
  check: CheckView,
  now: Date,
): Change | null {
  const ended = hasEnded(check);
  if (notice.status === 'sent' && notice.messageId === null && !ended) return null;
  const said = ProgressPayload.parse(notice.payload);
  const marks = marksOf(check, now);
  if (notice.status === 'sent' && said.told === marks.told) return null;
  if (ended) return 'end';
  return said.state === marks.state ? 'figures' : 'state';
}

async function show(telegram: TelegramSender, claim: ClaimedNotice, check: CheckView, now: Date): Promise<Result> {
  const messageId = await write(telegram, claim, check, now);
  const editFrom = hasEnded(check) ? {} : { editFrom: claim.claimedAt };
  return { outcome: 'sent', messageId, says: marksOf(check, now), ...editFrom };
}

/** @returns the message that stands now; null when the customer deleted it. */
async function write(
  telegram: TelegramSender,
  claim: ClaimedNotice,
  check: CheckView,
  now: Date,
): Promise<number | null> {
  const chatId = claim.chatId ?? check.customerId;
  const message = progressMessage(check, now);
  if (claim.messageId !== null) {
    const edited = await telegram.edit(chatId, claim.messageId, message);
    if (edited !== 'gone') return claim.messageId;
    if (!hasEnded(check)) return null;
  }
  return (await telegram.send(chatId, message)).messageId;
}
