'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import { preferredLocale } from '#/app/_shared/preferences.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { allowNames } from '#/lib/operators/allow-names.ts';
import { resetPassword } from '#/lib/operators/change-password.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { disableOperator, enableOperator } from '#/lib/operators/disable-operator.ts';
import { endSessionsOf } from '#/lib/operators/end-sessions.ts';
import { isGuessed } from '#/lib/operators/guessable-password.ts';
import { unlinkChatOf } from '#/lib/operators/link-chat.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { ROLES } from '#/lib/operators/role.ts';
import { NewOperator } from '#/lib/operators/schema.ts';
import { setRole } from '#/lib/operators/set-role.ts';
import { temporaryPassword } from '#/lib/operators/temporary-password.ts';
import { DomainError } from '#/lib/platform/errors.ts';

const Change = z.strictObject({ role: z.enum(ROLES), access: z.enum(['open', 'disabled']) });

/** In the owner's language until they choose. */
export async function addOperatorAction(form: FormData): Promise<Outcome> {
  return acting('operator.add', async (ctx) => {
    const { ownPassword, ownCode, ...typed } = typedFields(form);
    const input = NewOperator.safeParse({ ...typed, language: await preferredLocale() });
    const t = await getTranslations('settings.operators');
    if (!input.success) return withPasswordRule(await wrongFields(input.error), t('passwordHint'));
    const refused = await unconfirmed(ctx, { ownPassword, ownCode });
    if (refused) return refused;
    try {
      const { name } = await createOperator(ctx, { ...input.data, by: ctx.by });
      return { ok: true, message: t('added', { name }) };
    } catch (error) {
      if (isGuessed(error)) return { ok: false, message: t('guessable'), fields: { password: t('guessable') } };
      if (!isConflict(error)) throw error;
      return { ok: false, message: t('taken'), fields: { email: t('taken') } };
    }
  });
}

/** Leaves alone what is as wished: idempotent. */
export async function changeOperatorAction(id: string, form: FormData): Promise<Outcome> {
  return acting('operator.set_role', async (ctx) => {
    const operatorId = z.guid().parse(id);
    const { ownPassword, ownCode, ...typed } = typedFields(form);
    const input = Change.safeParse(typed);
    if (!input.success) return wrongFields(input.error);
    const refused = await unconfirmed(ctx, { ownPassword, ownCode });
    if (refused) return refused;
    const t = await getTranslations('settings.operators');
    const before = (await listOperators(ctx, { by: ctx.by })).find((each) => each.id === operatorId);
    if (!before) throw new DomainError('not_found', 'There is no such operator.');
    try {
      const { role, access } = input.data;
      if (access === 'disabled') await disableOperator(ctx, { operatorId, by: ctx.by });
      if (role !== before.role) await setRole(ctx, { operatorId, role, by: ctx.by });
      if (access === 'open') await enableOperator(ctx, { operatorId, by: ctx.by });
      return { ok: true, message: t('changed', { name: before.name }) };
    } catch (error) {
      if (!isConflict(error)) throw error;
      return { ok: false, message: t('onlyOwner'), fields: { role: t('onlyOwner') } };
    }
  });
}

/** For the next sign-in only. The answer shows it, once. */
export async function resetPasswordAction(id: string, form: FormData): Promise<Outcome<string>> {
  return acting<string>('operator.reset_password', async (ctx) => {
    const operatorId = z.guid().parse(id);
    const refused = await unconfirmed(ctx, typedFields(form));
    if (refused) return refused;
    const newPassword = temporaryPassword();
    await resetPassword(ctx, { operatorId, newPassword, by: ctx.by });
    return { ok: true, value: newPassword };
  });
}

/** Signs somebody out everywhere; tokens live on. */
export async function endSessionsOfAction(id: string): Promise<Outcome> {
  return acting('operator.end_sessions', async (ctx) => {
    const count = await endSessionsOf(ctx, { operatorId: z.guid().parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.operators'))('signedOut', { count }) };
  });
}

/** Takes the bot's powers from somebody's Telegram. */
export async function unlinkOperatorAction(id: string): Promise<Outcome> {
  return acting('operator.unlink_chat', async (ctx) => {
    await unlinkChatOf(ctx, { operatorId: z.guid().parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.telegram'))('unlinked') };
  });
}

/** Shows names to viewers, or hides them again. */
export async function allowNamesAction(allowed: boolean): Promise<Outcome> {
  return acting('names.set', async (ctx) => {
    await allowNames(ctx, { allowed: allowed === true, by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.names'))(allowed ? 'nowShown' : 'nowHidden') };
  });
}

/** The field is named as the accounts' password, which has no rule of ours. */
function withPasswordRule(wrong: Outcome<never>, rule: string): Outcome<never> {
  if (wrong.ok || !wrong.fields?.password) return wrong;
  return { ...wrong, fields: { ...wrong.fields, password: rule } };
}

function isConflict(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'conflict';
}
