import { z } from 'zod';
import { MakePromo } from '#/lib/payments/make-promo.ts';

const Written = MakePromo.omit({ expiresAt: true }).extend({
  days: z.coerce.number().int().min(1).max(9_999).nullable(),
});

/** Reads the form of a new promo code; without `days` it never ends. */
export function readPromoForm({ code, kind, amount, uses, days }: Record<string, string>) {
  const gives = kind === 'percent' ? { percentOff: Number(amount) } : { credits: Number(amount) };
  return Written.safeParse({ code, gives, uses: uses ? Number(uses) : null, days: days || null });
}
