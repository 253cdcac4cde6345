/** The texts that run in the browser: what `'use client'` files, and whatever they import, ask for by key. */
import { expect, it } from 'vitest';
import { type Area, clientMessages } from '#/app/_shared/client-messages.ts';
import messages from '#/app/_shared/locales/en.json' with { type: 'json' };
import { isTest, readSources, type Source } from '#/scripts/house/sources.ts';
import { ROOT } from '#/scripts/paths.ts';
import { usedKeys } from '#/testing/used-keys.ts';

/** The pages and layouts of each part; the first that fits. */
const PARTS: [Area, RegExp][] = [
  ['settings', /^app\/\(dashboard\)\/settings\/.*(page|layout|error)\.tsx$/],
  ['dashboard', /^app\/\(dashboard\)\/.*(page|layout|error|not-found)\.tsx$/],
  ['code', /^app\/\(code\)\/.*(page|layout)\.tsx$/],
  ['auth', /^app\/\(auth\)\/.*(page|layout)\.tsx$/],
  ['everywhere', /^app\/(layout|error|not-found)\.tsx$/],
];

const sources = new Map(readSources().map((source) => [source.path, source]));
const partOf = (path: string) => PARTS.find(([, files]) => files.test(path))?.[0];
const asked = new Map(PARTS.map(([area]) => [area, askedIn(area)]));

it.each(PARTS.map(([area]) => area))('the browser is given every text that is asked for: %s', (area) => {
  expect(missingIn(area, clientMessages(messages, area))).toEqual([]);
});

it.each(PARTS.map(([area]) => area))('the browser is given no group of texts that nobody asks for: %s', (area) => {
  const groups = new Set([...(asked.get(area) ?? [])].map(groupOf));
  const everywhere = new Set(keysOf(clientMessages(messages, 'everywhere')).map(groupOf));
  const given = [...new Set(keysOf(clientMessages(messages, area)).map(groupOf))];
  expect(given.filter((group) => !groups.has(group) && !everywhere.has(group))).toEqual([]);
});

it('a text that is asked for is missed, by its whole key or by a part of it', () => {
  expect(missingIn('dashboard', without(clientMessages(messages, 'dashboard'), 'accounts.retire'))).toEqual([
    'accounts.retire',
  ]);
  // asked for as `ask.${challenge.kind}`
  expect(missingIn('code', without(clientMessages(messages, 'code'), 'code.ask.text_code'))).toEqual([
    'code.ask.text_code',
  ]);
});

it('every page is in a part', () => {
  const pages = [...sources.keys()].filter((path) => /^app\/.*\/(page|layout)\.tsx$/.test(path));
  expect(pages.filter((path) => partOf(path) === undefined)).toEqual([]);
});

function missingIn(area: Area, given: Tree): string[] {
  const keys = new Set(keysOf(given));
  return [...(asked.get(area) ?? [])].filter((key) => !keys.has(key));
}

type Tree = { [key: string]: string | Tree };

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  );
}

function without(tree: Tree, key: string, path = ''): Tree {
  const left = Object.entries(tree).filter(([name]) => path + name !== key);
  return Object.fromEntries(
    left.map(([name, value]) => [name, typeof value === 'string' ? value : without(value, key, `${path}${name}.`)]),
  );
}

function groupOf(key: string): string {
  return key.split('.').slice(0, -1).join('.') || key;
}

function askedIn(area: Area): Set<string> {
  return usedKeys(ROOT, filesInBrowser(area), keysOf(messages));
}

/** Of the pages of a part. An action that an island imports stays on the server. */
function filesInBrowser(area: Area): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (source: Source | undefined, inBrowser: boolean): void => {
    if (!source || says(source, 'use server')) return;
    const here = inBrowser || says(source, 'use client');
    const mark = `${source.path} ${here}`;
    if (seen.has(mark)) return;
    seen.add(mark);
    if (here) found.add(source.path);
    for (const { target, isType } of source.imports) if (target && !isType) follow(sources.get(target), here);
  };
  for (const source of sources.values())
    if (partOf(source.path) === area && !isTest(source.path)) follow(source, false);
  return [...found];
}

function says({ text }: Source, directive: string): boolean {
  return text.includes(`'${directive}';\n`);
}
