import type { Ctx } from '#/lib/context.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { MoneyDiffers } from '#/lib/outbox/schema.ts';
import type { Tx } from '#/lib/platform/db.ts';

/** Tells operators, once, that a charge and our payment do not say the same. */
export async function tellMoneyDiffers(
  ctx: OperatorEffects & Pick<Ctx, 'clock'>,
  tx: Tx,
  seen: Pick<MoneyDiffers, 'what' | 'stars' | 'chargeId'> & { detail?: string | null; at: Date },
): Promise<void> {
  const { what, stars, chargeId, detail = null, at } = seen;
  const payload = { what, stars, chargeId, detail };
  await enqueueForOperators(ctx, tx, { kind: 'money_differs', payload, about: `${what}:${chargeId}`, at });
}
