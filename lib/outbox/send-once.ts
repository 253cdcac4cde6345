import type { Ctx } from '#/lib/context.ts';
import type { ClaimedNotice, Result } from './model.ts';
import { recordInHand, UNCERTAIN } from './store.ts';

/**
 * Sends what must never arrive twice: before it is sent, its row says that nobody knows whether it was, until an answer
 * is recorded. One whose fate is unknown ends here. @throws {DeliveryError}
 */
export async function sendOnce(
  ctx: Pick<Ctx, 'db'>,
  claim: ClaimedNotice,
  send: () => Promise<Result>,
): Promise<Result> {
  if (claim.error === UNCERTAIN) return { outcome: 'undeliverable', reason: UNCERTAIN };
  const isOurs = await recordInHand(ctx.db, claim);
  return isOurs ? send() : { outcome: 'postponed', at: claim.claimedUntil };
}
