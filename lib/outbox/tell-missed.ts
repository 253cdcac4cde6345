import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { oweMissed } from './store.ts';

/** What is older nobody waits for. */
const MISSED_MS = 30 * DAY_MS;

/**
 * Tells a customer who came back what could not be delivered while they had stopped the bot: results are sent, messages
 * that stand in the chat live again. @returns how many. @throws {DomainError} `forbidden`
 */
export async function tellMissed(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue'>,
  { customerId, by }: { customerId: bigint; by: Actor },
): Promise<number> {
  demandRight(by, 'customer.remember', customerId);
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const missed = await oweMissed(tx, { customerId, now, since: after(now, -MISSED_MS) });
    for (const noticeId of missed) await ctx.queue.send('notice.deliver', { noticeId }, { tx });
    return missed.length;
  });
}
