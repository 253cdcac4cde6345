import { z } from 'zod';
import { LedgerKind } from '#/lib/platform/enums.ts';
import { Id, Moment } from '#/lib/platform/wire.ts';

export const LedgerEntryView = z
  .object({
    id: Id,
    kind: z.enum(LedgerKind),
    credits: z.int(),
    delta: z.int().meta({ description: 'What it did to the balance.' }),
    checkId: Id.nullable(),
    by: z.string(),
    note: z.string().nullable(),
    at: Moment,
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntryView = z.input<typeof LedgerEntryView>;
