/** Texts in Fluent's format for Telegram. Whatever is no number is escaped for its HTML. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LANGUAGES, type Language } from './language.ts';

export type Facts = Record<string, string | number>;

/** @throws for a missing text or fact: a bug. */
export type Say = (language: Language, key: string, facts?: Facts) => string;

/** Reads one folder's texts. */
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

/** A text for Telegram's HTML, without marks that turn the reading direction. */
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
