import { getRequestConfig } from 'next-intl/server';
import { preferredLocale, preferredTimeZone } from '../preferences.ts';

/** Language and zone of one request, from the visitor's cookies: the address stays the same in every language. */
export default getRequestConfig(async () => {
  const locale = await preferredLocale();
  const messages = locale === 'ru' ? await import('../messages/ru.json') : await import('../messages/en.json');
  return { locale, messages: messages.default, timeZone: await preferredTimeZone(), now: new Date() };
});
