import { z } from 'zod';
import { LedgerEntryView } from '#/lib/billing/view.ts';
import { CustomerView } from '#/lib/customers/view.ts';
import { CustomerNumber } from '#/lib/platform/wire.ts';

export const CustomerAnswer = CustomerView.extend({
  reserved: z.int().meta({ description: 'Credits that wait for the end of a check.' }),
}).meta({ id: 'Customer' });

export const CustomerListAnswer = z.object({
  customers: z.array(CustomerView.extend({ checks: z.int() })),
  next: CustomerNumber.nullable().meta({ description: 'Ask with `after` for the rows that follow; null at the end.' }),
});

export const LedgerAnswer = z.object({
  balance: z.int(),
  reserved: z.int(),
  entries: z.array(LedgerEntryView).meta({ description: 'Newest first.' }),
});
