import { findNotice } from '#/lib/outbox/find-notice.ts';
import type { ClaimedNotice, Delivered, Result } from '#/lib/outbox/model.ts';
import { deliverOwed } from '#/lib/outbox/take-notice.ts';
import type { MessageEffects } from './model.ts';
import { tellBroadcast } from './tell-broadcast.ts';
import { tellCustomer } from './tell-customer.ts';
import { tellOperator } from './tell-operator.ts';
import { tellProgress } from './tell-progress.ts';

/** `not_now`: delivered already, not due, or in the hands of another worker. `no_channel`: this process cannot speak there. */
export type Delivery = Delivered | { outcome: 'not_now' } | { outcome: 'no_channel' };

/**
 * Delivers one owed notice: one worker takes it, sends it and records it. A crash between sending and recording repeats
 * it once. What a channel does not take now stays owed; what it will never take ends.
 */
export async function deliverNotice(ctx: MessageEffects, input: { noticeId: string }): Promise<Delivery> {
  const notice = await findNotice(ctx, input);
  if (!notice) return { outcome: 'not_now' };
  if (ctx.senders[notice.channel] === undefined) return { outcome: 'no_channel' };
  if (notice.kind === 'check_progress' && notice.checkId !== null) {
    const told = await tellProgress(ctx, { checkId: notice.checkId });
    return told.outcome === 'told' ? { outcome: 'sent' } : { outcome: 'not_now' };
  }
  return deliverOwed(ctx, input, (claim) => tellOne(ctx, claim));
}

function tellOne(ctx: MessageEffects, claim: ClaimedNotice): Promise<Result> {
  if (claim.audience === 'operators') return tellOperator(ctx, claim);
  return claim.kind === 'broadcast' ? tellBroadcast(ctx, claim) : tellCustomer(ctx, claim);
}
