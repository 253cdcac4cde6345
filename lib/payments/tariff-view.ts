import { z } from 'zod';
import { CREDITS_LIMIT } from '#/lib/billing/model.ts';
import { Id } from '#/lib/platform/wire.ts';

/** What is, or was, on offer. */
export const TariffView = z.object({
  id: Id,
  name: z.string(),
  credits: z.int(),
  priceRub: z.custom<{ toNumber(): number }>(),
  priceStars: z.int().nullable(),
  isActive: z.boolean(),
});
export type TariffView = z.input<typeof TariffView>;

/** Roubles with two decimals at most; without Stars it is sold by card, or by the manager, alone. */
export const NewTariff = z.object({
  name: z.string().trim().min(1).max(64),
  credits: z.coerce.number().int().min(1).max(CREDITS_LIMIT),
  roubles: z.coerce.number().min(1).max(1_000_000).multipleOf(0.01),
  stars: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .nullish()
    .transform((stars) => stars ?? null),
});
export type NewTariff = z.output<typeof NewTariff>;
