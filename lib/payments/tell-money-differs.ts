import type { Ctx } from '#/lib/context.ts';
import type { OperatorEffects } from '#/lib/outbox/enqueue-channels.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { MoneyDiffers } from '#/lib/outbox/schema.ts';
import type { Tx } from '#/lib/platform/db.ts';

/** Tells operators, once for each charge (or `about`), that a charge and our payment do not say the same. */
export async function tellMoneyDiffers(
  ctx: OperatorEffects & Pick<Ctx, 'clock'>,
  tx: Tx,
  seen: Pick<MoneyDiffers, 'what' | 'stars' | 'roubles' | 'chargeId'> & {
    detail?: string | null;
    about?: string;
    at: Date;
  },
): Promise<void> {
  const { at, about = seen.chargeId, ...told } = seen;
  const payload = { detail: null, ...told };
  await enqueueForOperators(ctx, tx, { kind: 'money_differs', payload, about: `${told.what}:${about}`, at });
}
