/** Customers and their credits, as the API shows them. */
import { z } from 'zod';
import { CustomerNumber, Id, Moment } from '../wire.ts';

const shown = {
  id: CustomerNumber,
  username: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  language: z.enum(['en', 'ru']),
  balance: z.int(),
  referralCode: z.string(),
  leftAt: Moment.nullable().meta({ description: 'When the customer stopped the bot.' }),
  createdAt: Moment,
};

export const CustomerAnswer = z
  .object({ ...shown, reserved: z.int().meta({ description: 'Credits that wait for the end of a check.' }) })
  .meta({ id: 'Customer' });

export const CustomerListAnswer = z.object({
  customers: z.array(z.object({ ...shown, checks: z.int() })),
  next: CustomerNumber.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});

export const LedgerAnswer = z.object({
  balance: z.int(),
  reserved: z.int(),
  entries: z
    .array(
      z
        .object({
          id: Id,
          kind: z.enum(['grant', 'purchase', 'bonus', 'reserve', 'capture', 'release', 'refund']),
          credits: z.int(),
          delta: z.int().meta({ description: 'What it did to the balance.' }),
          checkId: Id.nullable(),
          by: z.string(),
          note: z.string().nullable(),
          at: Moment,
        })
        .meta({ id: 'LedgerEntry' }),
    )
    .meta({ description: 'Newest first.' }),
});
