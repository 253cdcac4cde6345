import type { Ctx } from '#/lib/context.ts';
import { markLeft } from '#/lib/customers/mark-left.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { DeliveryError } from './delivery-error.ts';
import { afterError, isTooOld, nextTry } from './delivery-policy.ts';
import { beginFloodPause } from './flood-pause.ts';
import type { ClaimedNotice, Delivered, Result } from './model.ts';
import { isInHand, recordPostponed, recordSent, recordUndeliverable } from './store.ts';

export type Effects = Pick<Ctx, 'db' | 'clock' | 'log'>;

/**
 * Runs one delivery of a held notice and writes down what came of it.
 * @throws what is no trouble of the channel; the notice is postponed before.
 */
export async function deliverClaimed(
  ctx: Effects,
  claim: ClaimedNotice,
  deliver: () => Promise<Result>,
): Promise<Delivered> {
  try {
    const result = await deliver();
    await record(ctx.db, claim, result);
    return result;
  } catch (error) {
    if (error instanceof DeliveryError) return afterRefusal(ctx, claim, error);
    if (error instanceof DomainError) return end(ctx, claim, error.message);
    if (await isInHand(ctx.db, claim)) throw error; // it may have arrived: whoever takes it next ends it
    if (isTooOld(claim, ctx.clock.now())) return end(ctx, claim, 'failed on our side for too long');
    await recordPostponed(ctx.db, claim, nextTry(claim.tries, ctx.clock.now()), 'failed on our side');
    throw error;
  }
}

async function record(db: Db, claim: ClaimedNotice, result: Result): Promise<void> {
  if (result.outcome === 'sent') await recordSent(db, claim, result);
  else if (result.outcome === 'postponed') await recordPostponed(db, claim, result.at, null);
  else await recordUndeliverable(db, claim, result.reason);
}

async function afterRefusal(ctx: Effects, claim: ClaimedNotice, trouble: DeliveryError): Promise<Delivered> {
  const now = ctx.clock.now();
  if (claim.kind === 'broadcast' && trouble.mayHaveArrived) return end(ctx, claim, `uncertain: ${trouble.message}`);
  const next = afterError(claim, trouble, now);
  if (trouble.kind === 'flood' && claim.channel === 'telegram')
    await beginFloodPause(ctx, trouble.retryAfterMs ?? SECOND_MS);
  if (trouble.kind === 'blocked' && claim.customerId !== null)
    await markLeft(ctx, { customerId: claim.customerId, at: now });
  if (next.end) return end(ctx, claim, trouble.message);

  await recordPostponed(ctx.db, claim, next.nextTryAt, trouble.message);
  return { outcome: 'postponed', at: next.nextTryAt };
}

async function end(ctx: Effects, claim: ClaimedNotice, reason: string): Promise<Delivered> {
  ctx.log.warn({ noticeId: claim.id, kind: claim.kind, reason }, 'a notice cannot be delivered');
  await recordUndeliverable(ctx.db, claim, reason);
  return { outcome: 'undeliverable' };
}
