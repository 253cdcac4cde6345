import { z } from 'zod';
import { Role } from '#/lib/platform/enums.ts';
import { Id, Moment } from '#/lib/platform/wire.ts';

/** A token as it may be shown: never the token itself. */
export const TokenView = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string().meta({ description: 'The first letters, to recognise it by.' }),
  role: z.enum(Role),
  operatorId: Id.nullable(),
  createdAt: Moment,
  expiresAt: Moment.meta({ description: 'At the latest 90 days after it was made; earlier when it is revoked.' }),
  lastUsedAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
});
export type TokenView = z.input<typeof TokenView>;
