/** Before actions of lasting power: asks who acts, once in ten minutes. */
import { getTranslations } from 'next-intl/server';
import type { Outcome } from '#/components/ui/outcome.ts';
import { type Confirmation, confirmSession } from '#/lib/operators/confirm-session.ts';
import { isConfirmed } from '#/lib/operators/factors/model.ts';
import { TypedCode } from '#/lib/operators/factors/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { OperatorCtx } from './operator-context.ts';
import { ownAddress } from './own-address.ts';

/** Fields of `ProveYourself`. */
export type Proven = { ownPassword?: string | undefined; ownCode?: string | undefined };

/**
 * Asks for the own password or a code, unless proven or signed in within ten minutes.
 * @returns the refusal, at `prove` when owed, at `ownPassword` when wrong; undefined when the action may go on.
 * @throws {DomainError} `throttled`
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

async function refusal(why: 'asked' | 'passwordWrong' | 'codeWrong'): Promise<Outcome<never>> {
  const message = (await getTranslations('prove'))(why);
  return { ok: false, message, fields: { [why === 'asked' ? 'prove' : 'ownPassword']: message } };
}
