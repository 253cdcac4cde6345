/**
 * Texts in Fluent's format, for what Telegram shows: a folder named `locales` with one file for each language. A number that is
 * filled in chooses the plural and is written as the language writes it. Everything else is escaped for Telegram's HTML, so no
 * name that a stranger chose can become a tag.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LANGUAGES, type Language } from './language.ts';

/** What is filled into a text. */
export type Facts = Record<string, string | number>;

/** Says the text named `key` in a language. A key that does not exist, or a fact that is missing, is a bug and throws. */
export type Say = (language: Language, key: string, facts?: Facts) => string;

/** The texts of one folder, read once. */
export function openPhrasebook(directory: string): Say {
  const bundles = new Map(LANGUAGES.map((language) => [language, bundleOf(directory, language)]));
  return (language, key, facts = {}) => {
    const bundle = bundles.get(language);
    const text = bundle?.getMessage(key)?.value;
    if (!bundle || !text) throw new Error(`There is no text named "${key}".`);
    return bundle.formatPattern(text, escaped(facts));
  };
}

function bundleOf(directory: string, language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const [error] = bundle.addResource(new FluentResource(readFileSync(join(directory, `${language}.ftl`), 'utf8')));
  if (error) throw error;
  return bundle;
}

/** A text that can stand inside Telegram's HTML, without marks that turn the reading direction. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function escaped(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? escapeHtml(value) : value]),
  );
}
