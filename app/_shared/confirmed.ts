import { getTranslations } from 'next-intl/server';
import type { Outcome } from '#/components/ui/outcome.ts';
import { type Confirmation, confirmSession } from '#/lib/operators/confirm-session.ts';
import { isConfirmed } from '#/lib/operators/factors/model.ts';
import { TypedCode } from '#/lib/operators/factors/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { OperatorCtx } from './operator-context.ts';
import { ownAddress } from './own-address.ts';

export type Proven = { ownPassword?: string | undefined; ownCode?: string | undefined };

/**
 * Asks whoever acts for their password, or a code, unless they proved themselves within the last ten minutes.
 * @returns the refusal to show; undefined when the action may be done. @throws {DomainError} `throttled`
 */
export async function unconfirmed(ctx: OperatorCtx, proven: Proven): Promise<Outcome<never> | undefined> {
  if (isConfirmed(ctx.confirmedAt, ctx.clock.now())) return undefined;
  const by = confirmationOf(proven);
  if (!by) return refusal('asked');
  try {
    await confirmSession(ctx, {
      operatorId: ctx.operator.id,
      sessionId: ctx.sessionId,
      by,
      address: await ownAddress(),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
    return refusal('password' in by ? 'passwordWrong' : 'codeWrong');
  }
}

function confirmationOf({ ownPassword, ownCode }: Proven): Confirmation | null {
  if (ownPassword) return { password: ownPassword };
  const code = TypedCode.safeParse(ownCode);
  return code.success ? { code: code.data } : null;
}

const FIELD = { asked: 'prove', passwordWrong: 'ownPassword', codeWrong: 'ownCode' };

async function refusal(why: 'asked' | 'passwordWrong' | 'codeWrong'): Promise<Outcome<never>> {
  const message = (await getTranslations('prove'))(why);
  return { ok: false, message, fields: { [FIELD[why]]: message } };
}
