import type { Ctx } from '#/lib/context.ts';
import { deliverClaimed, type Effects } from '#/lib/outbox/deliver-claimed.ts';
import { type Change, type CheckFacts, type Compose, EDIT_AHEAD_MS, hasEnded } from '#/lib/outbox/model.ts';
import { ProgressPayload } from '#/lib/outbox/schema.ts';
import {
  type ClaimedNotice,
  claimEdit,
  findProgressNotice,
  type Notice,
  nextEdit,
  recordProgress,
} from '#/lib/outbox/store.ts';
import { EDIT_HOLD_MS, type TelegramSender } from '#/lib/outbox/telegram/sender.ts';
import { marksOf, progressMessage } from './check-message.ts';

/**
 * `told`: the customer's message says what is true now. `later`: it may be changed from `at` on; `tried`: Telegram did not take it.
 * `nobody`: there is no message to keep up to date, because none is owed or it cannot be delivered.
 */
export type Told = { outcome: 'told' } | { outcome: 'later'; at: Date; tried: boolean } | { outcome: 'nobody' };

/**
 * Brings the one progress message of a check up to date: sends it, or edits it.
 *
 * Over all workers a chat gets about 20 edits a minute. New figures wait for their turn; a change of state passes ahead of them.
 * What happens in between is told by the next edit.
 * Who is told `later` need not come back: the sweep finds messages that are stale, so the final state is always told.
 */
export async function tellProgress(
  ctx: Pick<Ctx, 'db' | 'clock' | 'log'> & { telegram: TelegramSender | null },
  input: { checkId: string },
  compose: Pick<Compose, 'readCheck'>,
): Promise<Told> {
  const { telegram } = ctx;
  const notice = await findProgressNotice(ctx.db, input.checkId);
  if (!telegram || !notice || notice.status === 'undeliverable') return { outcome: 'nobody' };
  const now = ctx.clock.now();
  const change = changeOf(notice, await compose.readCheck(input), now);
  if (change === null) return { outcome: 'told' };

  const wanted = { id: notice.id, now, aheadMs: EDIT_AHEAD_MS[change] };
  const claim = await claimEdit(ctx.db, { ...wanted, said: saidBy(notice).told ?? '', holdMs: EDIT_HOLD_MS });
  if (!claim) return { outcome: 'later', at: await nextEdit(ctx.db, wanted), tried: false };
  const delivered = await deliverClaimed(ctx, claim, async () => {
    const check = await compose.readCheck(input); // read after the claim: what is told is never older than the last edit
    await show({ ...ctx, telegram }, claim, check);
  });
  if (delivered.outcome === 'undeliverable') return { outcome: 'nobody' };
  return delivered.outcome === 'postponed' ? { outcome: 'later', at: delivered.at, tried: true } : { outcome: 'told' };
}

/**
 * What the message of a check does not say yet; null when it says all. A message that the customer deleted has nothing to say
 * before the end, which everybody wants to know.
 */
export function changeOf(
  notice: Pick<Notice, 'status' | 'messageId' | 'payload'>,
  check: CheckFacts,
  now: Date,
): Change | null {
  const ended = hasEnded(check);
  if (notice.status === 'sent' && notice.messageId === null && !ended) return null;
  const said = saidBy(notice);
  const marks = marksOf(check, now);
  if (notice.status === 'sent' && said.told === marks.told) return null;
  if (ended) return 'end';
  return said.state === marks.state ? 'figures' : 'state';
}

function saidBy({ payload }: Pick<Notice, 'payload'>) {
  return ProgressPayload.parse(payload);
}

async function show(
  ctx: Pick<Effects, 'db' | 'clock'> & { telegram: TelegramSender },
  claim: ClaimedNotice,
  check: CheckFacts,
): Promise<void> {
  const now = ctx.clock.now();
  const messageId = await write(ctx.telegram, claim, check, now);
  await recordProgress(ctx.db, claim, { marks: marksOf(check, now), messageId, done: hasEnded(check) });
}

/** @returns the message that stands now; null when the customer deleted it and the check goes on. */
async function write(
  telegram: TelegramSender,
  claim: ClaimedNotice,
  check: CheckFacts,
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
