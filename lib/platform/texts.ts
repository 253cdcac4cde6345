/** Texts in ICU's format, outside React. Pure. */
import { createTranslator } from 'use-intl/core';
import { FORMATS } from './formats.ts';
import type { Language } from './language.ts';

type Translator<Messages extends object> = ReturnType<typeof createTranslator<Messages>>;

/** One surface's texts; throws for a missing value or plural form. */
export function openCatalogue<Messages extends object>(locales: Record<Language, Messages>) {
  const speakers: Partial<Record<Language, Translator<Messages>>> = {};
  return (language: Language): Translator<Messages> => {
    const messages = locales[language];
    speakers[language] ??= createTranslator<Messages>({ locale: language, messages, formats: FORMATS, onError });
    return speakers[language];
  };
}

function onError(error: Error): never {
  throw error;
}
