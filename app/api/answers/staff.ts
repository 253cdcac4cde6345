import { z } from 'zod';
import { TokenView } from '#/lib/operators/tokens/view.ts';
import { AuditLine, OperatorView } from '#/lib/operators/view.ts';
import { Id } from '#/lib/platform/wire.ts';

export const TokenAnswer = TokenView.meta({ id: 'Token' });

export const OperatorAnswer = OperatorView.omit({
  ...{ timeZone: true, telegramId: true, mustChangePassword: true, failedSignIns: true, lastFailedAt: true },
}).meta({ id: 'Operator' });

export const AuditAnswer = z.object({
  entries: z.array(AuditLine).meta({ description: 'Newest first.' }),
  next: Id.nullable(),
});
