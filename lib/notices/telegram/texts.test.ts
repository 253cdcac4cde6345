import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { say } from './texts.ts';

const folders = [join(import.meta.dirname, 'locales'), join(import.meta.dirname, '../../../bot/locales')];

/** Every text with the facts that are filled into it. */
function textsOf(folder: string, language: string): Map<string, string[]> {
  const source = readFileSync(join(folder, `${language}.ftl`), 'utf8');
  const entries = source.split(/^(?=[a-z][\w-]* =)/m).filter((entry) => /^[a-z][\w-]* =/.test(entry));
  return new Map(
    entries.map((entry) => {
      const body = entry.replace(/^#.*$/gm, '');
      const facts = [...body.matchAll(/\$(\w+)/g)].map(([, name = '']) => name);
      return [entry.slice(0, entry.indexOf(' =')), [...new Set(facts)].sort()];
    }),
  );
}

describe.each(folders)('the texts in %s', (folder) => {
  it('exist in English and Russian alike, with the same facts', () => {
    expect(readdirSync(folder).sort()).toEqual(['en.ftl', 'ru.ftl']);
    const english = textsOf(folder, 'en');
    expect(english.size).toBeGreaterThan(10);
    expect(Object.fromEntries(textsOf(folder, 'ru'))).toEqual(Object.fromEntries(english));
  });

  it('know the same cases in both languages, but for plurals', () => {
    const casesOf = (language: string) =>
      [...readFileSync(join(folder, `${language}.ftl`), 'utf8').matchAll(/^\s+\*?\[(\w+)\]/gm)]
        .map(([, name]) => name)
        .filter((name) => !['one', 'few', 'many'].includes(name ?? ''));
    expect(casesOf('ru')).toEqual(casesOf('en'));
  });
});

describe('a text', () => {
  it('that does not exist, or lacks a fact, is a bug', () => {
    expect(() => say('en', 'no-such-text')).toThrow('no-such-text');
    expect(() => say('en', 'failed')).toThrow();
  });
});
