'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Found } from '#/components/frame/command-menu.tsx';
import type { Outcome } from '#/components/ui/outcome.ts';
import { signOutOperator } from '#/lib/operators/sign-out-operator.ts';
import { LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { fromHere, looking } from './acting.ts';
import { PREFERENCE_SECONDS, THEMES, type Theme } from './preference-values.ts';
import { searchEverything } from './search-everything.ts';
import { isSecure, sessionCookieName } from './session-cookie.ts';
import { currentSessionId } from './session-id.ts';
import { webProcess } from './web-process.ts';

/** For this browser; unknown ones change nothing. */
export async function chooseTheme(theme: Theme): Promise<void> {
  if (THEMES.includes(theme)) await remember('theme', theme);
}

/** For this browser; unknown ones change nothing. */
export async function chooseLocale(locale: Language): Promise<void> {
  if (LANGUAGES.includes(locale)) await remember('locale', locale);
}

export async function chooseSlimRail(slim: boolean): Promise<void> {
  await remember('rail', slim === true ? 'slim' : 'wide');
}

/** Ends the session in the database first, then the cookie: "signed out" is true. */
export async function signOutAction(): Promise<Outcome> {
  const ended = await fromHere(async () => {
    const sessionId = await currentSessionId();
    const { ctx } = await webProcess();
    if (sessionId) await signOutOperator(ctx, { sessionId });
    return { ok: true };
  });
  if (!ended.ok) return ended;
  // Over https a `__Host-` cookie is only deleted with Secure.
  (await cookies()).delete({ name: sessionCookieName(), path: '/', secure: isSecure(), httpOnly: true });
  redirect('/sign-in');
}

/** Nothing for a blank query; at most 64 characters count. */
export async function searchAction(query: string): Promise<Found[]> {
  const wanted = String(query).replaceAll('\0', '').trim().slice(0, 64);
  if (wanted === '') return [];
  const found = await looking((ctx) => searchEverything(ctx, wanted));
  return found.ok ? (found.value ?? []) : [];
}

async function remember(name: string, value: string) {
  await looking(async () => {
    (await cookies()).set(name, value, { path: '/', maxAge: PREFERENCE_SECONDS, sameSite: 'lax', secure: isSecure() });
  });
}
