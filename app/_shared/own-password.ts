import { getTranslations } from 'next-intl/server';
import type { Outcome } from '#/components/ui/outcome.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { confirmPassword } from '#/lib/security/operators/confirm-password.ts';
import type { OperatorCtx } from './operator-context.ts';
import { ownAddress } from './own-address.ts';

/**
 * Asks whoever acts for their own password once more, before a deed that a stolen session must not do.
 *
 * @returns the refusal to show at the field `ownPassword` when it is missing or wrong; undefined when it is right.
 * @throws {DomainError} `throttled`
 */
export async function refusedOwnPassword(
  ctx: OperatorCtx,
  password: string | undefined,
): Promise<Outcome<never> | undefined> {
  if (password) {
    try {
      await confirmPassword(ctx, { operatorId: ctx.operator.id, password, address: await ownAddress() });
      return undefined;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
    }
  }
  const message = (await getTranslations('settings'))('passwordWrong');
  return { ok: false, message, fields: { ownPassword: message } };
}
