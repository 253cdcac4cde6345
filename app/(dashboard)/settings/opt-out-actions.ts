'use server';

import { getTranslations } from 'next-intl/server';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { addOptOut, InstagramId, liftOptOut, NewOptOut } from '#/lib/privacy/opt-outs.ts';

export async function addOptOutAction(form: FormData): Promise<Outcome> {
  return acting('opt_out.add', async (ctx) => {
    const input = NewOptOut.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    const { optOut, ended } = await addOptOut(ctx, { ...input.data, by: ctx.by });
    const t = await getTranslations('settings.optOuts');
    return { ok: true, message: t('added', { id: String(optOut.instagramId), ended }) };
  });
}

export async function liftOptOutAction(id: string): Promise<Outcome> {
  return acting('opt_out.lift', async (ctx) => {
    await liftOptOut(ctx, { instagramId: InstagramId.parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.optOuts'))('lifted', { id }) };
  });
}
