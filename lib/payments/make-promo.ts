import { z } from 'zod';
import { CREDITS_LIMIT } from '#/lib/billing/model.ts';
import type { Ctx } from '#/lib/context.ts';
import { type Actor, recordAudit } from '#/lib/operators/audit.ts';
import { demandRight } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { insertPromo, selectPromos } from './promo-store.ts';
import type { PromoView } from './promo-view.ts';

/** Twenty characters are what a button has room for. */
const Code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z\d_-]{3,20}$/, 'expects 3 to 20 Latin letters, digits, hyphens and underscores');

/** Either credits at once, or per cent off one purchase. */
export const MakePromo = z.object({
  code: Code,
  gives: z.union([
    z.strictObject({ credits: z.number().int().min(1).max(CREDITS_LIMIT) }),
    z.strictObject({ percentOff: z.number().int().min(1).max(99) }),
  ]),
  uses: z.number().int().min(1).max(1_000_000).nullish(),
  expiresAt: z.iso.datetime().pipe(z.coerce.date()).nullish(),
});

/** Makes a promo code. @throws {DomainError} `forbidden`; `conflict` when there is one of that name. */
export async function makePromo(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: z.output<typeof MakePromo> & { by: Actor },
): Promise<PromoView> {
  const { code, gives, by } = input;
  demandRight(by, 'promo.make');
  const at = ctx.clock.now();
  const row = {
    code,
    ...{ credits: null, percentOff: null, ...gives },
    ...{ usesLeft: input.uses ?? null, expiresAt: input.expiresAt ?? null, createdAt: at },
  };
  return ctx.db.transaction(async (tx) => {
    const promo = await insertPromo(tx, row);
    if (!promo) throw new DomainError('conflict', `There is a promo code ${code} already.`);
    const subject = { kind: 'promo', id: promo.id };
    await recordAudit(tx, { actor: by, action: 'promo.made', subject, detail: { code, ...gives }, at });
    return promo;
  });
}

/** Promo codes, newest first. */
export function listPromos(ctx: Pick<Ctx, 'db'>): Promise<PromoView[]> {
  return selectPromos(ctx.db);
}
