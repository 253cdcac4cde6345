import { describe, expect, it } from 'vitest';
import { readPromoForm } from './promo-form.ts';

const daysOf = (days: string) => {
  const read = readPromoForm({ code: 'SPRING', kind: 'percent', amount: '10', uses: '', days });
  return read.success ? read.data.days : 'refused';
};

describe('how long a new promo code holds', () => {
  it.each([
    ['30', 30],
    ['1e1', 10],
    ['30.0', 30],
    ['', null],
    ['-5', 'refused'],
    ['0', 'refused'],
    ['1.5', 'refused'],
    ['10000', 'refused'],
    ['soon', 'refused'],
  ])('%j is %j', (days, read) => expect(daysOf(days)).toBe(read));
});
