'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Found } from '#/components/frame/command-menu.tsx';
import { signOutOperator } from '#/lib/security/operators/sign-out-operator.ts';
import { acting } from './acting.ts';
import { operatorContext } from './operator-context.ts';
import { LOCALES, type Locale, PREFERENCE_SECONDS, THEMES, type Theme } from './preference-values.ts';
import { searchEverything } from './search-everything.ts';
import { sessionCookieName } from './session-cookie.ts';

export async function chooseTheme(theme: Theme): Promise<void> {
  if (THEMES.includes(theme)) await remember('theme', theme);
}

export async function chooseLocale(locale: Locale): Promise<void> {
  if (LOCALES.includes(locale)) await remember('locale', locale);
}

export async function chooseSlimRail(slim: boolean): Promise<void> {
  await remember('rail', slim === true ? 'slim' : 'wide');
}

/** Ends the session in the database, so that a copy of the cookie is worth nothing. */
export async function signOutAction(): Promise<void> {
  await acting('viewer', async (ctx) => {
    await signOutOperator(ctx, { sessionId: ctx.sessionId });
    return { ok: true };
  });
  (await cookies()).delete(sessionCookieName());
  redirect('/sign-in');
}

export async function searchAction(query: string): Promise<Found[]> {
  const wanted = String(query).trim().slice(0, 64);
  return wanted === '' ? [] : searchEverything(await operatorContext('viewer'), wanted);
}

async function remember(name: string, value: string) {
  (await cookies()).set(name, value, { path: '/', maxAge: PREFERENCE_SECONDS, sameSite: 'lax' });
}
