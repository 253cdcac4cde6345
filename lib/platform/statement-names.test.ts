import { expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

it('names a statement from its third time on, always the same', () => {
  const nameOf = createStatementNames();
  const given = Array.from({ length: 5 }, () => nameOf('select 1'));
  expect(given.slice(0, 2)).toEqual(['', '']);
  expect(given[2]).toMatch(/^[\w-]{32}$/);
  expect(new Set(given.slice(2)).size).toBe(1);
  expect(createStatementNames()('select 1')).toBe('');
});

it('gives different statements different names, and no more of them than a connection should remember', () => {
  const nameOf = createStatementNames();
  const names = Array.from({ length: 500 }, (_, n) => [1, 2, 3].map(() => nameOf(`select ${n}`)).at(-1));
  expect(new Set(names.slice(0, 200)).size).toBe(200);
  expect(new Set(names.slice(200))).toEqual(new Set(['']));
});

it('forgets what came once, so that a flood of different statements names none of them', () => {
  const nameOf = createStatementNames();
  for (let n = 0; n < 5_000; n += 1) expect(nameOf(`select ${n}`)).toBe('');
});
