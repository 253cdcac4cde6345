import { expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { sourceOf } from './sources.ts';

it('counts lines, functions, exports, docblocks and casts', () => {
  const text = [
    '/** Says what it does. */',
    'export function first(): void {',
    '  [1].map((one) => one);',
    '}',
    '',
    'export const second = async (value: any) => value!;',
    'class Held {',
    '  method() {',
    "    return ['a'] as const; // narrows",
    '  }',
    '}',
    'export const table = { third: () => new Held() as unknown };',
    '',
  ].join('\n');
  expect(figuresOf(sourceOf('lib/a.ts', text))).toEqual({
    path: 'lib/a.ts',
    lines: 12,
    commentLines: 2,
    exports: 3,
    functions: [
      { name: 'first', line: 2, lines: 3 },
      { name: 'second', line: 6, lines: 1 },
      { name: 'method', line: 8, lines: 3 },
      { name: 'third', line: 12, lines: 1 },
    ],
    exported: 2,
    documented: 1,
    any: 1,
    nonNull: 1,
    casts: 1,
  });
});
