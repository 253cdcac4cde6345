/** Operators, API tokens and the audit log, as the API shows them. */
import { z } from 'zod';
import { Id, Moment } from '../wire.ts';

export const RoleAnswer = z.enum(['viewer', 'operator', 'owner']);

export const TokenAnswer = z
  .object({
    id: Id,
    name: z.string(),
    prefix: z.string().meta({ description: 'The first letters, to recognise it by.' }),
    role: RoleAnswer,
    operatorId: Id.nullable(),
    createdAt: Moment,
    expiresAt: Moment.meta({ description: 'At the latest 90 days after it was made; earlier when it is revoked.' }),
    lastUsedAt: Moment.nullable(),
    revokedAt: Moment.nullable(),
  })
  .meta({ id: 'Token' });

export const OperatorAnswer = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    role: RoleAnswer,
    language: z.enum(['en', 'ru']),
    disabledAt: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'Operator' });

export const AuditAnswer = z.object({
  entries: z
    .array(
      z
        .object({
          id: Id,
          at: Moment,
          actor: z.object({
            kind: z.enum(['operator', 'token', 'customer', 'system']),
            id: z.string().nullable(),
            name: z.string(),
          }),
          action: z.string().meta({ examples: ['account.paused'] }),
          subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
          detail: z.unknown(),
        })
        .meta({ id: 'AuditEntry' }),
    )
    .meta({ description: 'Newest first.' }),
  next: Id.nullable(),
});
