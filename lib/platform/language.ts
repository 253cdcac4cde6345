import { Language } from '#/prisma/generated/enums.ts';

export { Language };

export const LANGUAGES: readonly Language[] = Object.values(Language);

export const DEFAULT_LANGUAGE: Language = 'en';

export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ru: 'Русский' };

/** Our first language in a list such as `de, ru-RU;q=0.8`; else the default. */
export function spokenLanguage(accepted: string | null | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? DEFAULT_LANGUAGE;
}

function isLanguage(tag: string): tag is Language {
  return LANGUAGES.some((language) => language === tag);
}
