import type { Messages } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { FORMATS } from '#/lib/platform/formats.ts';
import type { Language } from '#/lib/platform/language.ts';
import { preferredLocale, preferredTimeZone } from '../preferences.ts';

const LOCALES: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('../locales/en.json'),
  ru: () => import('../locales/ru.json'),
};

/** Language and zone from cookies: addresses are the same in every language. Missing texts do not compile. */
export default getRequestConfig(async () => {
  const locale = await preferredLocale();
  const { default: messages } = await LOCALES[locale]();
  return { locale, messages, formats: FORMATS, timeZone: await preferredTimeZone(), now: new Date() };
});
