import { z } from 'zod';
import { Id, Moment } from '#/lib/platform/wire.ts';

/** A promo code: credits at once, or per cent off one purchase. */
export const PromoView = z
  .object({
    id: Id,
    code: z.string(),
    credits: z.int().nullable(),
    percentOff: z.int().nullable(),
    usesLeft: z.int().nullable().meta({ description: 'Null: without end.' }),
    expiresAt: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'PromoCode' });
export type PromoView = z.input<typeof PromoView>;
