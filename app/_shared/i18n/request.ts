import type { Messages } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { FORMATS } from '#/lib/platform/formats.ts';
import { preferredLocale, preferredTimeZone } from '../preferences.ts';

/**
 * Language and zone of one request, from the visitor's cookies: the address stays the same in every language.
 * A text that Russian lacks does not compile here; one that English lacks does not compile where it is used.
 */
export default getRequestConfig(async () => {
  const locale = await preferredLocale();
  const { default: messages }: { default: Messages } =
    locale === 'ru' ? await import('../locales/ru.json') : await import('../locales/en.json');
  return { locale, messages, formats: FORMATS, timeZone: await preferredTimeZone(), now: new Date() };
});
