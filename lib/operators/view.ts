import { z } from 'zod';
import { Language, Role } from '#/lib/platform/enums.ts';
import { Decimal, Id, Moment } from '#/lib/platform/wire.ts';

/** An operator as others may see one: nothing secret. */
export const OperatorView = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: z.enum(Role),
  language: z.enum(Language),
  timeZone: z.string(),
  telegramId: Decimal.nullable(),
  /** Somebody else chose the password: nothing is open before it is changed. */
  mustChangePassword: z.boolean(),
  disabledAt: Moment.nullable(),
  createdAt: Moment,
  failedSignIns: z.int(),
  lastFailedAt: Moment.nullable(),
});
export type OperatorView = z.input<typeof OperatorView>;

/** Where somebody is signed in. `address` null: not known; `userAgent`: as the browser names itself, so nothing to rely on. */
export const SessionView = z.object({
  id: Id,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: Moment,
  seenAt: Moment,
});
export type SessionView = z.input<typeof SessionView>;

/** `id` null: the product itself. `name` is kept as it was, so that the log reads after a deletion. */
const Doer = z.object({
  kind: z.enum(['operator', 'token', 'customer', 'system']),
  id: z.string().nullable(),
  name: z.string(),
});
export type Doer = Readonly<z.input<typeof Doer>>;

const Subject = z.object({ kind: z.string(), id: z.string() });
export type Subject = Readonly<z.input<typeof Subject>>;

export const AuditLine = z
  .object({
    id: Id,
    at: Moment,
    actor: Doer,
    action: z.string().meta({ examples: ['account.paused'] }),
    subject: Subject.nullable(),
    detail: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditLine = z.input<typeof AuditLine>;
