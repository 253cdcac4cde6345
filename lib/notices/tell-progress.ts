import type { Ctx } from '#/lib/context.ts';
import { deliverClaimed, type Effects } from './deliver-claimed.ts';
import { type CheckFacts, type Compose, hasEnded, markOf } from './model.ts';
import { ProgressPayload } from './schema.ts';
import { type ClaimedNotice, claimNotice, findProgressNotice, type Notice, recordProgress } from './store.ts';
import { progressMessage } from './telegram/check-message.ts';
import { EDIT_HOLD_MS, type TelegramSender } from './telegram/sender.ts';

/**
 * `told`: the customer's message says what is true now. `later`: it may be changed from `at` on.
 * `nobody`: there is no message to keep up to date, because none is owed or it cannot be delivered.
 */
export type Told = { outcome: 'told' } | { outcome: 'later'; at: Date } | { outcome: 'nobody' };

/**
 * Brings the one progress message of a check up to date: sends it, or edits it.
 *
 * Over all workers there is at most one edit in three seconds, and what happens in between is told by the next one.
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
  if (saysAlready(notice, await compose.readCheck(input))) return { outcome: 'told' };

  const claim = await claimNotice(ctx.db, {
    id: notice.id,
    now: ctx.clock.now(),
    holdMs: EDIT_HOLD_MS,
    statuses: ['owed', 'sent'],
  });
  if (!claim) return { outcome: 'later', at: notice.nextTryAt };
  const delivered = await deliverClaimed(ctx, claim, async () => {
    const check = await compose.readCheck(input); // read after the claim: what is told is never older than the last edit
    await show({ ...ctx, telegram }, claim, check);
  });
  if (delivered.outcome === 'undeliverable') return { outcome: 'nobody' };
  return delivered.outcome === 'postponed' ? { outcome: 'later', at: delivered.at } : { outcome: 'told' };
}

/** A message that the customer deleted has nothing to say before the end, which everybody wants to know. */
function saysAlready(notice: Notice, check: CheckFacts): boolean {
  if (notice.status !== 'sent') return false;
  if (notice.messageId === null && !hasEnded(check)) return true;
  return ProgressPayload.parse(notice.payload).told === markOf(check);
}

async function show(
  ctx: Pick<Effects, 'db'> & { telegram: TelegramSender },
  claim: ClaimedNotice,
  check: CheckFacts,
): Promise<void> {
  const messageId = await write(ctx.telegram, claim, check);
  await recordProgress(ctx.db, claim, { told: markOf(check), messageId, done: hasEnded(check) });
}

/** @returns the message that stands now; null when the customer deleted it and the check goes on. */
async function write(telegram: TelegramSender, claim: ClaimedNotice, check: CheckFacts): Promise<number | null> {
  const chatId = claim.chatId ?? check.customerId;
  const message = progressMessage(check);
  if (claim.messageId !== null) {
    const edited = await telegram.edit(chatId, claim.messageId, message);
    if (edited !== 'gone') return claim.messageId;
    if (!hasEnded(check)) return null;
  }
  return (await telegram.send(chatId, message)).messageId;
}
