import { z } from 'zod';
import { type AccessAnswer, Language } from '#/lib/platform/enums.ts';
import { CustomerNumber, Decimal, Moment } from '#/lib/platform/wire.ts';

export const CustomerView = z.object({
  id: CustomerNumber,
  username: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  language: z.enum(Language),
  balance: z.int(),
  referralCode: z.string(),
  leftAt: Moment.nullable().meta({ description: 'When the customer stopped the bot.' }),
  createdAt: Moment,
});
export type CustomerView = z.input<typeof CustomerView>;

/** Whether somebody who has no other way asked the operators for a check, and what they said. */
export type Access = { askedAt: Date | null; answer: AccessAnswer | null };

export const OptOut = z.object({
  instagramId: Decimal.meta({ description: 'Numeric id of the profile.' }),
  reason: z.string().nullable(),
  createdAt: Moment,
});
export type OptOut = z.input<typeof OptOut>;
