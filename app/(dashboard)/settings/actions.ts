'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import { ownAddress } from '#/app/_shared/own-address.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { changePassword } from '#/lib/operators/change-password.ts';
import { isGuessed } from '#/lib/operators/guessable-password.ts';
import { ChangePassword } from '#/lib/operators/schema.ts';
import { createToken } from '#/lib/operators/tokens/create-token.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';
import { NewToken } from '#/lib/operators/tokens/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';

export async function changePasswordAction(form: FormData): Promise<Outcome> {
  return acting('own.password', async (ctx) => {
    const t = await getTranslations('settings');
    const input = ChangePassword.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    try {
      await changePassword(ctx, {
        ...input.data,
        operatorId: ctx.operator.id,
        sessionId: ctx.sessionId,
        address: await ownAddress(),
        by: ctx.by,
      });
    } catch (error) {
      const field = error instanceof DomainError ? FIELD_OF[error.code] : undefined;
      if (!field) throw error;
      const sentence = isGuessed(error)
        ? t('passwordGuessable')
        : field === 'currentPassword'
          ? t('passwordWrong')
          : t('passwordSame');
      return { ok: false, message: sentence, fields: { [field]: sentence } };
    }
    return { ok: true, message: t('passwordChanged') };
  });
}

const FIELD_OF: Partial<Record<DomainError['code'], 'currentPassword' | 'newPassword'>> = {
  forbidden: 'currentPassword',
  invalid: 'newPassword',
};

/** The answer holds the token, this once. */
export async function createTokenAction(form: FormData): Promise<Outcome<string>> {
  return acting<string>('token.make', async (ctx) => {
    const { name, role, days, ...proven } = typedFields(form);
    const input = NewToken.safeParse({ name, role, ...(days ? { days: Number(days) } : {}) });
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, proven);
    if (refused) return refused;
    const { secret } = await createToken(ctx, { ...input.data, operatorId: ctx.operator.id, by: ctx.by });
    return { ok: true, value: secret };
  });
}

export async function revokeTokenAction(id: string): Promise<Outcome> {
  return acting('token.revoke', async (ctx) => {
    const { name } = await revokeToken(ctx, { tokenId: z.guid().parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings'))('tokenRevoked', { name }) };
  });
}
