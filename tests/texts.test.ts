/** All texts of the product, in every language: what is in a folder named `locales`, as ICU messages or in Fluent's format. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { usedKeys } from '#/testing/used-keys.ts';

const ROOT = join(import.meta.dirname, '..');
/** Each folder with the sources that say its texts. */
const SURFACES: Record<string, string[]> = {
  'app/_shared/locales': ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
  'bot/locales': ['bot/**/*.ts'],
  'lib/checks/report/locales': ['lib/checks/report/*.ts'],
  'lib/messages/locales': ['lib/messages/*.ts'],
  'lib/platform/locales': ['lib/platform/*.ts'],
};

/** A text: the names of what is filled in, and the cases of each choice in it. */
type Text = { source: string; facts: string[]; choices: string[][] };

it('every folder of texts is known here, and has one file for each language', () => {
  const files = globSync('{app,bot,components,jobs,lib}/**/locales/*.{json,ftl}', { cwd: ROOT });
  const folders = Object.groupBy(files, dirname);
  expect(Object.keys(folders).sort()).toEqual(Object.keys(SURFACES));
  for (const found of Object.values(folders)) expect(found).toHaveLength(LANGUAGES.length);
});

describe.each(Object.entries(SURFACES))('the texts in %s', (folder, sources) => {
  const model = textsOf(folder, DEFAULT_LANGUAGE);

  it.each(LANGUAGES)('take the same facts and know the same cases in %s as in the others', (language) => {
    const texts = textsOf(folder, language);
    expect([...texts.keys()].sort()).toEqual([...model.keys()].sort());
    const shape = (all: Map<string, Text>) =>
      Object.fromEntries([...all].map(([key, { facts, choices }]) => [key, [facts, casesOf(choices)]]));
    expect(shape(texts)).toEqual(shape(model));
    expect([...texts].filter(([, { source }]) => source.trim() === '')).toEqual([]);
  });

  it.each(LANGUAGES)('have every form that numbers have in %s', (language) => {
    const forms = formsOf(language);
    const allowed = forms.includes('other') ? 0 : 1; // the form that is said where no other fits
    const isPoor = (cases: string[]) =>
      cases.includes('one') && forms.filter((form) => !cases.includes(form)).length > allowed;
    const poor = [...textsOf(folder, language)].filter(([, { choices }]) => choices.some(isPoor));
    expect(poor.map(([key]) => key)).toEqual([]);
  });

  it('are all said somewhere', () => {
    const used = usedKeys(ROOT, globSync(sources, { cwd: ROOT }), [...model.keys()]);
    expect([...model.keys()].filter((key) => !used.has(key))).toEqual([]);
  });
});

/** The plural forms of whole numbers, such as one, few and many. */
function formsOf(language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)))];
}

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The cases that are no plural forms: every language has the same. */
function casesOf(choices: string[][]): string[] {
  return choices
    .flat()
    .filter((name) => !FORMS.includes(name))
    .sort();
}

const read = new Map<string, Map<string, Text>>();

function textsOf(folder: string, language: Language): Map<string, Text> {
  const known = read.get(`${folder} ${language}`) ?? readTexts(folder, language);
  read.set(`${folder} ${language}`, known);
  return known;
}

function readTexts(folder: string, language: Language): Map<string, Text> {
  const [file = ''] = globSync(`${folder}/${language}.*`, { cwd: ROOT });
  const source = readFileSync(join(ROOT, file), 'utf8');
  return file.endsWith('.ftl') ? fluentTexts(source) : icuTexts(JSON.parse(source));
}

type Tree = { [key: string]: string | Tree };

function icuTexts(tree: Tree, path = ''): Map<string, Text> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, icuText(value)] as const] : [...icuTexts(value, `${path}${key}.`)],
    ),
  );
}

/** Reads one ICU message. Nothing in ours is quoted: an apostrophe stands for itself. */
function icuText(source: string): Text {
  const facts = new Set<string>();
  const choices: string[][] = [];
  const tokens = source.split(/([{},])/).map((token) => token.trim());
  const words = () => {
    while (tokens.length > 0 && tokens[0] !== '}') if (tokens.shift() === '{') argument();
    tokens.shift();
  };
  const argument = () => {
    facts.add(tokens.shift() ?? '');
    const isChoice = tokens[0] === ',' && /^(plural|select)/.test(tokens[1] ?? '');
    if (!isChoice) return void tokens.splice(0, tokens.indexOf('}') + 1);
    tokens.splice(0, 3);
    const cases: string[] = [];
    for (let name = tokens.shift(); name !== undefined && tokens[0] === '{'; name = tokens.shift()) {
      tokens.shift();
      cases.push(name);
      words();
    }
    tokens.shift();
    choices.push(cases);
  };
  words();
  return { source, facts: [...facts].sort(), choices };
}

type Pattern = NonNullable<FluentResource['body'][number]['value']>;

function fluentTexts(source: string): Map<string, Text> {
  return new Map(new FluentResource(source).body.map(({ id, value }) => [id, fluentText(value ?? '')]));
}

function fluentText(pattern: Pattern): Text {
  const facts = new Set<string>();
  const choices: string[][] = [];
  const read = (part: Pattern | Exclude<Pattern, string>[number]): void => {
    if (typeof part === 'string') return;
    if (Array.isArray(part)) for (const each of part) read(each);
    if (!('type' in part)) return;
    if (part.type === 'var') facts.add(part.name);
    if (part.type !== 'select') return;
    read(part.selector);
    choices.push(part.variants.map(({ key }) => String(key.value)));
    for (const { value } of part.variants) read(value);
  };
  read(pattern);
  return { source: JSON.stringify(pattern), facts: [...facts].sort(), choices };
}
