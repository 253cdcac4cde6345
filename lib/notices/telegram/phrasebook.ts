/**
 * Texts of the Telegram channel: one Fluent file per language. Whatever is filled in is escaped for
 * Telegram's HTML, so no name that a stranger chose can become a tag.
 */

import { resolve } from 'node:path';
import { I18n } from '@grammyjs/i18n';
import type { Language } from '#/lib/platform/language.ts';

/** What is filled into a text. Numbers choose the plural; `FIGURE($n)` in a text shows them as the language writes them: `1,663`. */
export type Facts = Record<string, string | number>;

/** Says the text named `key` in a language. A key that does not exist, or a fact that is missing, is a bug and throws. */
export type Say = (language: Language, key: string, facts?: Facts) => string;

/** Reads every `.ftl` file of a folder, named after its language. */
export function openPhrasebook(directory: string): Say {
  const i18n = new I18n({
    defaultLocale: 'en',
    directory: resolve(directory),
    fluentBundleOptions: { useIsolating: false, functions: { FIGURE: ([value]) => value ?? '' } },
    fluentOptions: { warningHandler: fail },
  });
  return (language, key, facts = {}) => i18n.t(language, key, escaped(facts));
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

/** A text that only one language lacks is said in English; the tests find it. */
function fail(warning: { path: string; messageId?: string }): void {
  if (warning.messageId === undefined) throw new Error(`There is no text named "${warning.path}".`);
}
