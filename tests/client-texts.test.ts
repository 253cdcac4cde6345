/** The texts that run in the browser: what `'use client'` files, and whatever they import, ask for by key. */
import { expect, it } from 'vitest';
import { clientMessages } from '#/app/_shared/client-messages.ts';
import messages from '#/app/_shared/locales/en.json' with { type: 'json' };
import { isTest, readSources, type Source } from '#/scripts/house/sources.ts';
import { ROOT } from '#/scripts/paths.ts';
import { usedKeys } from '#/testing/used-keys.ts';

const used = usedKeys(ROOT, filesInBrowser(), keysOf(messages));

it('the browser is given every text that its components ask for', () => {
  expect(missingIn(clientMessages(messages))).toEqual([]);
});

it('a text that is asked for is missed, by its whole key or by a part of it', () => {
  const { accounts, code, ...given } = clientMessages(messages);
  const { retire, ...otherAccounts } = accounts;
  expect(missingIn({ ...given, accounts: otherAccounts, code })).toEqual(['accounts.retire']);
  const { text_code, ...otherKinds } = code.ask; // asked for as `ask.${challenge.kind}`
  expect(missingIn({ ...given, accounts, code: { ...code, ask: otherKinds } })).toEqual(['code.ask.text_code']);
});

function missingIn(given: Tree): string[] {
  const keys = new Set(keysOf(given));
  return [...used].filter((key) => !keys.has(key));
}

type Tree = { [key: string]: string | Tree };

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  );
}

/** An action that an island imports stays on the server. */
function filesInBrowser(): string[] {
  const sources = new Map(readSources().map((source) => [source.path, source]));
  const found = new Set<Source>();
  const follow = (source: Source | undefined): void => {
    if (!source || found.has(source) || says(source, 'use server')) return;
    found.add(source);
    for (const { target, isType } of source.imports) if (target && !isType) follow(sources.get(target));
  };
  for (const source of sources.values()) if (says(source, 'use client') && !isTest(source.path)) follow(source);
  return [...found].map(({ path }) => path);
}

function says({ text }: Source, directive: string): boolean {
  return text.includes(`'${directive}';\n`);
}
