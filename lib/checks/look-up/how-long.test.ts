import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { howLongMs } from './how-long.ts';

const requests = { profile: 1, followers: 100, following: 10, lookUps: 0, canaries: 0 };
const usual = { requests, intervalMs: 5_000, accounts: 1, namesLimits: null, ahead: [] };

describe('about how long a check takes', () => {
  it('is its requests at the pace of one account', () => {
    expect(howLongMs(usual)).toBe((100 + 10) * 5_000);
    expect(howLongMs({ ...usual, intervalMs: 0 })).toBe(110 * 300);
    expect(howLongMs({ ...usual, requests: { ...requests, lookUps: 50, canaries: 3 } })).toBe(163 * 5_000);
  });

  it('counts of the checks before it no more than is read side by side with it', () => {
    expect(howLongMs({ ...usual, ahead: [10] })).toBe(120 * 5_000);
    expect(howLongMs({ ...usual, ahead: [10_000] })).toBe(220 * 5_000);
    expect(howLongMs({ ...usual, ahead: [null] })).toBe(220 * 5_000);
  });

  it('is shorter with more accounts, but one list is read by one at a time, and one asks', () => {
    expect(howLongMs({ ...usual, ahead: [110], accounts: 2 })).toBe(110 * 5_000);
    expect(howLongMs({ ...usual, accounts: 10 })).toBe(100 * 5_000);
    expect(howLongMs({ ...usual, accounts: 10, requests: { ...requests, lookUps: 50 } })).toBe(150 * 5_000);
  });

  it('is longer where accounts may not be shown so many in an hour or a day', () => {
    const hour = { entries: 10_000, lookUps: 400 };
    const namesLimits = { hour, day: { entries: 200_000, lookUps: 8_000 } };
    const asking = (lookUps: number, accounts = 1) =>
      howLongMs({ ...usual, accounts, namesLimits, requests: { ...requests, followers: 1, lookUps } }) / HOUR_MS;
    expect(asking(300)).toBeCloseTo((311 * 5) / 3_600, 5); // at the pace
    expect(asking(1_000)).toBeCloseTo(2 + (0.2 * 1_011 * 5) / 3_600, 1); // 400, 400, and 200 at the pace
    expect(asking(1_000, 3)).toBeLessThan(1.5);
    expect(asking(16_001)).toBeGreaterThan(48);
    // a list of 40,000 pages: by the hour 10,000 people, by the day 200,000
    expect(howLongMs({ ...usual, namesLimits, requests: { ...requests, followers: 40_000 } })).toBeGreaterThan(
      99 * HOUR_MS,
    );
  });

  it('never shrinks with more to do, more before it, or fewer accounts', () => {
    const count = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(
        ...([count, count, count, fc.array(fc.option(count)), fc.integer({ min: 0, max: 9 })] as const),
        (followers, following, lookUps, ahead, accounts) => {
          const all = { ...requests, followers, following, lookUps };
          const of = (change: object) => howLongMs({ ...usual, requests: all, ahead, accounts, ...change });
          expect(of({})).toBeGreaterThan(0);
          expect(of({ requests: { ...all, followers: followers + 40 } })).toBeGreaterThanOrEqual(of({}));
          expect(of({ requests: { ...all, lookUps: lookUps + 40 } })).toBeGreaterThanOrEqual(of({}));
          expect(of({ ahead: [...ahead, 5] })).toBeGreaterThanOrEqual(of({}));
          expect(of({ accounts: accounts + 1 })).toBeLessThanOrEqual(of({}));
        },
      ),
    );
  });
});
