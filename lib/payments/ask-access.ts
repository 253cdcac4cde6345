import type { Ctx } from '#/lib/context.ts';
import { countAccessAsked, noteAsked } from '#/lib/customers/access.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';

/** Of a flood the rest rings no bell: who asks stands on the page of the customers all the same. */
export const RINGS_A_DAY = 20;

/**
 * Asks the operators to let a customer have a check who has no other way to one; once per customer.
 * @returns false when they asked before. @throws {DomainError} `forbidden`
 */
export async function askAccess(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'operatorChannels'>,
  { customerId, by }: { customerId: bigint; by: Actor },
): Promise<boolean> {
  demandRight(by, 'access.ask', customerId);
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    if (!(await noteAsked(tx, { customerId, at }))) return false;
    const about = String(customerId);
    if ((await countAccessAsked(tx, after(at, -DAY_MS))) <= RINGS_A_DAY)
      await enqueueForOperators(ctx, tx, { kind: 'access_asked', payload: { customerId: about }, about, at });
    await ctx.events.emit(tx, { topic: 'customer', id: about });
    return true;
  });
}
