/**
 * Texts in ICU's message format, outside React: a folder named `locales` with one JSON file for each language. The dashboard
 * speaks the same format through next-intl, which is this library for React. Pure.
 */
import { createTranslator } from 'use-intl/core';
import { FORMATS } from './formats.ts';
import type { Language } from './language.ts';

type Translator<Messages extends object> = ReturnType<typeof createTranslator<Messages>>;

/** The texts of one surface. What a text lacks, a value or a plural form, is a bug and throws. */
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
