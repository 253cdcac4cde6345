import { z } from 'zod';
import { FactorKind } from '#/lib/platform/enums.ts';
import { Id, Moment } from '#/lib/platform/wire.ts';

/** A factor as its owner may see it: nothing secret. `rpId`: the host that a passkey works for. */
export const FactorView = z.object({
  id: Id,
  kind: z.enum(FactorKind),
  name: z.string(),
  createdAt: Moment,
  usedAt: Moment.nullable(),
  rpId: z.string().nullable(),
});
export type FactorView = z.input<typeof FactorView>;
