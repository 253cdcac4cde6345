'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { changeSetting } from '#/lib/settings/change-setting.ts';

/** A decimal comma counts as a point; what is no number is NaN. */
const Typed = z.object({
  value: z
    .string()
    .trim()
    .catch('')
    .transform((text) => (text === '' ? Number.NaN : Number(text.replace(',', '.')))),
});

/** When the value does not fit, the field says what does. */
export async function changeSettingAction(name: string, form: FormData): Promise<Outcome> {
  return acting('setting.change', async (ctx) => {
    const { value } = Typed.parse(typedFields(form));
    const changed = await changeSetting(ctx, { name: String(name), value, by: ctx.by });
    const t = await getTranslations('settings.limits');
    if (changed.ok) return { ok: true, message: t('changed') };
    const { min, max, whole } = changed;
    const sentence = t(whole ? 'outOfBounds' : 'outOfBoundsShare', { min, max });
    return { ok: false, message: sentence, fields: { value: sentence } };
  });
}

/** Sets a setting back to what the installation says. */
export async function setBackAction(name: string): Promise<Outcome> {
  return acting('setting.change', async (ctx) => {
    await changeSetting(ctx, { name: String(name), value: null, by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.limits'))('wasSetBack') };
  });
}
