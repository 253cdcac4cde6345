'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { NewText, publishText } from '#/lib/customers/texts/publish-text.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { TextKind } from '#/lib/platform/enums.ts';
import { setMaintenance } from '#/lib/settings/maintenance.ts';

/** Without minutes: until somebody ends it. At most a week. */
const Begin = z.object({ minutes: z.coerce.number().int().min(1).max(10_080).optional() });

export async function beginMaintenanceAction(form: FormData): Promise<Outcome> {
  return acting('maintenance.set', async (ctx) => {
    const input = Begin.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    const { minutes } = input.data;
    const until = minutes === undefined ? null : after(ctx.clock.now(), minutes * MINUTE_MS);
    await setMaintenance(ctx, { on: true, until, by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.bot'))('begun') };
  });
}

export async function endMaintenanceAction(): Promise<Outcome> {
  return acting('maintenance.set', async (ctx) => {
    await setMaintenance(ctx, { on: false, by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.bot'))('ended') };
  });
}

export async function publishTextAction(kind: TextKind, form: FormData): Promise<Outcome> {
  return acting('text.publish', async (ctx) => {
    const input = NewText.safeParse(typedFields(form));
    if (!input.success) return wrongFields(input.error);
    const { version } = await publishText(ctx, { ...input.data, kind: z.enum(TextKind).parse(kind), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.bot'))('published', { version }) };
  });
}
