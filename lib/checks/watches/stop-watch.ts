import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { deleteWatch } from './store.ts';

/** Ends a watch. @returns whether it was the customer's and still there. @throws {DomainError} `forbidden` */
export async function stopWatch(
  ctx: Pick<Ctx, 'db'>,
  { customerId, watchId, by }: { customerId: bigint; watchId: string; by: Actor },
): Promise<boolean> {
  demandRight(by, 'watch.change', customerId);
  return deleteWatch(ctx.db, { id: watchId, customerId });
}
