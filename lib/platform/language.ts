/** The languages in which Mutuals speaks, as `prisma/schema.prisma` declares them. Each has one file in every folder named `locales`. */
import { Language } from '#/prisma/generated/enums.ts';

export { Language };

export const LANGUAGES: readonly Language[] = Object.values(Language);

/** Spoken with whoever wants none of ours, or has not said. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** Each language in its own words, to choose from. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ru: 'Русский' };

/** The first language that we speak in a list such as `de, ru-RU;q=0.8`; the default when there is none. */
export function spokenLanguage(accepted: string | null | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? DEFAULT_LANGUAGE;
}

function isLanguage(tag: string): tag is Language {
  return LANGUAGES.some((language) => language === tag);
}
