import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r\n=1', '＝1', ' =1'])(
  'starts no formula: %j',
  (text) => {
    expect(csvOf([[text]])).toMatch(/^"' ?[^"]/);
  },
);

it('keeps a row on one line and a cell in one cell, whatever is in it', () => {
  expect(csvOf([['a"b', 'c,d', 'e\nf', '\u0000g']])).toBe('"a""b","c,d","e f"," g"\r\n');
});
