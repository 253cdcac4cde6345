'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { acting } from '#/app/_shared/acting.ts';
import { unconfirmed } from '#/app/_shared/confirmed.ts';
import { typedFields } from '#/app/_shared/form-fields.ts';
import { isSecure, sessionCookieName } from '#/app/_shared/session-cookie.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import { endOwnSession, endOwnSessions } from '#/lib/operators/end-sessions.ts';
import { askForLink, unlinkOwnChat } from '#/lib/operators/link-chat.ts';

export async function endSessionAction(id: string): Promise<Outcome> {
  return acting('own.sessions', async (ctx) => {
    await endOwnSession(ctx, { sessionId: z.guid().parse(id), by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.sessions'))('ended') };
  });
}

/** Ends all of them, this one too. */
export async function signOutEverywhereAction(): Promise<Outcome> {
  const ended = await acting('own.sessions', async (ctx) => {
    await endOwnSessions(ctx, { by: ctx.by });
    return { ok: true };
  });
  if (!ended.ok) return ended;
  (await cookies()).delete({ name: sessionCookieName(), path: '/', secure: isSecure(), httpOnly: true });
  redirect('/sign-in');
}

/** The answer is what to send to the bot: the only time that it is shown. */
export async function askForLinkAction(form?: FormData): Promise<Outcome<string>> {
  return acting<string>('own.chat', async (ctx) => {
    const refused = await unconfirmed(ctx, form ? typedFields(form) : {});
    if (refused) return refused;
    const { code } = await askForLink(ctx, { by: ctx.by });
    return { ok: true, value: `/link ${code}` };
  });
}

/** Unlinks one's own Telegram account. */
export async function unlinkAction(): Promise<Outcome> {
  return acting('own.chat', async (ctx) => {
    await unlinkOwnChat(ctx, { by: ctx.by });
    return { ok: true, message: (await getTranslations('settings.telegram'))('unlinked') };
  });
}
