import { releaseCredit } from '#/lib/billing/settle-check.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { holdOpenChecks, moveCheck } from './store.ts';

/** Cancels a leaving customer's open checks without a message and returns their credits; returns the cancelled ids. */
export async function cancelAllChecks(
  ctx: Pick<Ctx, 'events'>,
  tx: Tx,
  { customerId, at, reason }: { customerId: bigint; at: Date; reason: string },
): Promise<string[]> {
  const open = await holdOpenChecks(tx, { customerId });
  for (const check of open) {
    await moveCheck(tx, check, 'cancel', { at, reason });
    await releaseCredit(tx, { checkId: check.id, at });
    await ctx.events.emit(tx, { topic: 'check', id: check.id });
  }
  return open.map(({ id }) => id);
}
