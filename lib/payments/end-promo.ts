import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { notFound } from '#/lib/platform/errors.ts';
import { expirePromo } from './promo-store.ts';

/** Ends a promo code now; what was got with it stays. @throws {DomainError} `forbidden`; `not_found` when none is open. */
export async function endPromo(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { promoId, by }: { promoId: string; by: Actor },
): Promise<void> {
  demandRight(by, 'promo.make');
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const code = await expirePromo(tx, promoId, at);
    if (code === null) throw notFound('promo code', promoId);
    await recordAudit(tx, {
      actor: by,
      action: 'promo.ended',
      subject: { kind: 'promo', id: promoId },
      detail: { code },
      at,
    });
  });
}
