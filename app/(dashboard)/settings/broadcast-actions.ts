'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting, wrongFields } from '#/app/_shared/acting.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { draftBroadcast } from '#/lib/broadcasts/draft-broadcast.ts';
import { NewBroadcast } from '#/lib/broadcasts/schema.ts';
import { sendBroadcast, stopBroadcast } from '#/lib/broadcasts/send-broadcast.ts';
import { Language } from '#/lib/platform/enums.ts';
import { escapeHtml } from '#/lib/platform/phrasebook.ts';
import { Id } from '#/lib/platform/wire.ts';

const days = z.coerce.number().int().optional();
const Typed = z.object({
  text: NewBroadcast.shape.text,
  language: z.enum(Language).optional(),
  balance: z.enum(['some', 'none']).optional(),
  activeWithinDays: days,
  quietForDays: days,
});

export async function draftBroadcastAction(form: FormData): Promise<Outcome> {
  return acting('broadcast.send', async (ctx) => {
    const typed = Typed.safeParse(typedFields(form));
    if (!typed.success) return wrongFields(typed.error);
    const { text, ...segment } = typed.data;
    const input = NewBroadcast.safeParse({ text, segment });
    if (!input.success) return wrongFields(input.error);
    await draftBroadcast(ctx, { html: escapeHtml(input.data.text), segment: input.data.segment, by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.broadcasts'))('drafted') };
  });
}

export async function sendBroadcastAction(id: string): Promise<Outcome> {
  return acting('broadcast.send', async (ctx) => {
    await sendBroadcast(ctx, { broadcastId: Id.parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.broadcasts'))('begun') };
  });
}

export async function stopBroadcastAction(id: string): Promise<Outcome> {
  return acting('broadcast.send', async (ctx) => {
    await stopBroadcast(ctx, { broadcastId: Id.parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.broadcasts'))('stopped') };
  });
}
