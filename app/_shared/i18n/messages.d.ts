import type { FORMATS } from '#/lib/platform/formats.ts';
import type { Language } from '#/lib/platform/language.ts';
import type messages from '../locales/en.json';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: typeof messages;
    Formats: typeof FORMATS;
  }
}
