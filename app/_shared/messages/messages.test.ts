import { describe, expect, it } from 'vitest';
import { SCREENS } from '#/lib/instagram/browser/screens/registry.ts';
import { unknown } from '#/lib/instagram/browser/screens/unknown.ts';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };

describe('the texts of the dashboard', () => {
  const english = leaves(en);
  const russian = leaves(ru);

  it('say the same things in both languages', () => {
    expect([...russian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values in both languages', () => {
    const different = [...english].filter(([key, text]) => argumentsOf(text) !== argumentsOf(russian.get(key) ?? ''));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing untold: no text is empty', () => {
    expect([...english, ...russian].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('say of a step what the API and the log say of it', () => {
    const noted = [...SCREENS, unknown].flatMap(({ name, note }) => (note === null ? [] : [[name, note]]));
    expect(en.refreshes.action).toEqual(Object.fromEntries(noted));
  });

  it('give Russian every plural form that Russian numbers have', () => {
    const plurals = [...russian].filter(([, text]) => text.includes('plural,'));
    const poor = plurals.filter(([key, text]) => !text.includes('many {') && !FORMS_OF_TWO.includes(key));
    expect(poor.map(([key]) => key)).toEqual([]);
  });
});

/** Texts whose word is the same for every number above one. */
const FORMS_OF_TWO = ['code.wentOn', 'accounts.checksNowValue'];

function leaves(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}

/** The names of a text's values, sorted; the texts of plural forms stand in braces too and are no names. */
function argumentsOf(text: string): string {
  return [...new Set([...text.matchAll(/(?<!(?:=\d|one|few|many|other) )\{(\w+)(?:,|\})/g)].map(([, name]) => name))]
    .sort()
    .join();
}
