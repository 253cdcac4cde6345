import { z } from 'zod';
import { PaymentMethod, PaymentStatus } from '#/lib/platform/enums.ts';
import { CustomerNumber, Id, Moment } from '#/lib/platform/wire.ts';

/** A price, with two decimals. */
const Amount = z
  .custom<{ toFixed(decimals: number): string }>()
  .transform((amount) => amount.toFixed(2))
  .pipe(z.string().regex(/^\d+\.\d\d$/));

/** A payment as it is shown. */
export const PaymentView = z
  .object({
    id: Id,
    customerId: CustomerNumber.nullable().meta({ description: 'Null once the customer was deleted.' }),
    amount: Amount,
    currency: z.string().meta({ description: '`XTR` are Stars.' }),
    credits: z.int(),
    method: z.enum(PaymentMethod),
    status: z.enum(PaymentStatus),
    externalId: z.string().nullable().meta({ description: "The provider's own id." }),
    createdAt: Moment,
    completedAt: Moment.nullable(),
  })
  .meta({ id: 'Payment' });
export type PaymentView = z.input<typeof PaymentView>;
