import { z } from 'zod';
import { Language } from '#/lib/platform/language.ts';

/** A Telegram user id: a positive whole number below 2^53. */
export const CustomerId = z.union([
  z.number().int().positive().transform(BigInt),
  z
    .string()
    .regex(/^\d{1,16}$/, 'expects a Telegram id, digits only')
    .transform(BigInt),
  z.bigint().positive(),
]);

export const RememberCustomer = z.object({
  id: CustomerId,
  username: z.string().trim().max(64).nullish(),
  firstName: z.string().trim().max(128).nullish(),
  lastName: z.string().trim().max(128).nullish(),
  language: z.enum(Language).optional(),
  referralCode: z.string().trim().max(64).optional(),
});
export type RememberCustomer = z.output<typeof RememberCustomer>;
