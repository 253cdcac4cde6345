/**
 * What a visitor prefers: language, theme, time zone. Kept in plain cookies (nothing secret),
 * so that the first byte of a page is already right and nothing flashes.
 */
import { cookies, headers } from 'next/headers';
import { LANGUAGES, type Language, spokenLanguage } from '#/lib/platform/language.ts';
import { isTimeZone, THEMES, type Theme } from './preference-values.ts';

/** The chosen language, else the first one of the browser that we speak, else English. */
export async function preferredLocale(): Promise<Language> {
  const chosen = (await cookies()).get('locale')?.value;
  return LANGUAGES.find((language) => language === chosen) ?? spokenLanguage((await headers()).get('accept-language'));
}

/** The chosen theme; `system` follows the machine. */
export async function preferredTheme(): Promise<Theme> {
  const chosen = (await cookies()).get('theme')?.value;
  return THEMES.find((theme) => theme === chosen) ?? 'system';
}

/** The visitor's IANA time zone as the browser last told it, else UTC. */
export async function preferredTimeZone(): Promise<string> {
  const zone = (await cookies()).get('zone')?.value;
  return zone && isTimeZone(zone) ? zone : 'UTC';
}
