import { releaseCredit } from '#/lib/billing/settle-check.ts';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { enqueueForCustomer } from '#/lib/outbox/enqueue-notice.ts';
import { notFound } from '#/lib/platform/errors.ts';
import type { Check } from './model.ts';
import { findCheck, moveCheck } from './store.ts';

/**
 * Cancels an open check; its credit goes back.
 * @throws {DomainError} `not_found`; `forbidden`; {IllegalTransition} when it has ended.
 */
export async function cancelCheck(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>,
  input: { checkId: string; by: Actor },
): Promise<Check> {
  demandRight(input.by, 'check.cancel');
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const check = await findCheck(tx, input.checkId);
    if (!check) throw notFound('check', input.checkId);
    demandRight(input.by, 'check.cancel', check.customerId);

    const cancelled = await moveCheck(tx, check, 'cancel', { at, reason: input.by.kind });
    await releaseCredit(tx, { checkId: check.id, at });
    await enqueueForCustomer(ctx, tx, {
      kind: 'check_cancelled',
      payload: {},
      customerId: check.customerId,
      checkId: check.id,
      at,
    });
    if (input.by.kind !== 'customer') {
      await recordAudit(tx, {
        actor: input.by,
        action: 'check.cancelled',
        subject: { kind: 'check', id: check.id },
        at,
      });
    }
    await ctx.events.emit(tx, { topic: 'check', id: check.id });
    return cancelled;
  });
}
