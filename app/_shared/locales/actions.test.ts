import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..', '..', '..');
const sources = globSync('lib/**/*.ts', { cwd: ROOT }).filter((file) => !/test|world/.test(file));
const actions = new Set(
  sources.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(
        /\baction(?:: [^'\n,]*\?| =[^'\n]*\?|:| =) '([a-z]+\.[a-z_]+)'(?: : '([a-z]+\.[a-z_]+)')?/g,
      ),
    ].flatMap(([, one, other]) => [one ?? '', ...(other ? [other] : [])]),
  ),
);

it.each([
  ['en', en],
  ['ru', ru],
] as const)('in %s', (_language, messages) => {
  expect(actions.size).toBeGreaterThan(25);
  const words: Record<string, Record<string, string>> = messages.audit.actions;
  const silent = [...actions].filter((action) => {
    const [noun = '', verb = ''] = action.split('.');
    return !words[noun]?.[verb];
  });
  expect(silent).toEqual([]);
});
