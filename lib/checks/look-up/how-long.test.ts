import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howLongMs } from './how-long.ts';

const usual = { followers: 2_500, following: 500, intervalMs: 5_000, accounts: 1, ahead: [] };

describe('about how long a check takes', () => {
  it('is its pages at the pace of one account', () => {
    expect(howLongMs(usual)).toBe((100 + 10) * 5_000);
    expect(howLongMs({ ...usual, intervalMs: 0 })).toBe(110 * 300);
    expect(howLongMs({ ...usual, followers: 0, following: 0 })).toBe(2 * 5_000);
  });

  it('is not known when Instagram does not say how many there are', () => {
    expect(howLongMs({ ...usual, followers: null })).toBeNull();
    expect(howLongMs({ ...usual, following: null })).toBeNull();
  });

  it('counts of the checks before it no more than is read side by side with it', () => {
    expect(howLongMs({ ...usual, ahead: [10] })).toBe(120 * 5_000);
    expect(howLongMs({ ...usual, ahead: [10_000] })).toBe(220 * 5_000);
    expect(howLongMs({ ...usual, ahead: [null] })).toBe(220 * 5_000);
  });

  it('is shorter with more accounts, but one list is read by one at a time', () => {
    expect(howLongMs({ ...usual, ahead: [110], accounts: 2 })).toBe(110 * 5_000);
    expect(howLongMs({ ...usual, accounts: 10 })).toBe(100 * 5_000);
  });

  it('never shrinks with more to read, more before it, or fewer accounts', () => {
    const count = fc.nat({ max: 3_000_000 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.array(fc.option(fc.nat({ max: 100_000 }))),
        fc.integer({ min: 0, max: 9 }),
        (a, b, ahead, accounts) => {
          const of = (change: object) =>
            howLongMs({ ...usual, followers: a, following: b, ahead, accounts, ...change }) ?? 0;
          expect(of({})).toBeGreaterThan(0);
          expect(of({ followers: a + 1_000 })).toBeGreaterThanOrEqual(of({}));
          expect(of({ ahead: [...ahead, 5] })).toBeGreaterThanOrEqual(of({}));
          expect(of({ accounts: accounts + 1 })).toBeLessThanOrEqual(of({}));
        },
      ),
    );
  });
});
