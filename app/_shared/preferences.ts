import { cookies, headers } from 'next/headers';
import { LANGUAGES, type Language, spokenLanguage } from '#/lib/platform/language.ts';
import { isTimeZone, THEMES, type Theme } from './preference-values.ts';

/** The language chosen, else the browser's, else English. */
export async function preferredLocale(): Promise<Language> {
  const chosen = (await cookies()).get('locale')?.value;
  return LANGUAGES.find((language) => language === chosen) ?? spokenLanguage((await headers()).get('accept-language'));
}

/** The theme chosen, else the system's. */
export async function preferredTheme(): Promise<Theme> {
  const chosen = (await cookies()).get('theme')?.value;
  return THEMES.find((theme) => theme === chosen) ?? 'system';
}

/** As the browser last told, else UTC. */
export async function preferredTimeZone(): Promise<string> {
  const zone = (await cookies()).get('zone')?.value;
  return zone && isTimeZone(zone) ? zone : 'UTC';
}
