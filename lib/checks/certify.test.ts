import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, certifyList, type ListReading } from './certify.ts';

const AT = new Date('2026-03-01T12:00:00Z');
const whole: ListReading = {
  list: 'followers',
  outcome: 'ended',
  declared: 100,
  read: 100,
  walks: 1,
  pages: 5,
  generations: [1],
  setAside: 0,
};
const following: ListReading = { ...whole, list: 'following' };

const verdictOf = (change: Partial<ListReading>, shortfallPercent = 5) =>
  certifyList({ ...whole, ...change }, shortfallPercent).verdict;

const certified = (readings: readonly ListReading[], unknown = 0) =>
  certify(
    readings.map((reading) => certifyList(reading, 5)),
    { unknown },
    { shortfallPercent: 5, at: AT },
  );

describe('a certificate', () => {
  it('says whole when both lists ended by themselves with what was declared, and when it was issued', () => {
    expect(certified([whole, following])).toMatchObject({
      whole: true,
      issuedAt: '2026-03-01T12:00:00.000Z',
      lists: [
        { list: 'followers', declared: 100, read: 100, shortBy: 0, verdict: 'whole' },
        { list: 'following', declared: 100, read: 100, shortBy: 0, verdict: 'whole' },
      ],
    });
  });

  it('never says whole without a whole list of followed people', () => {
    expect(certified([whole]).whole).toBe(false);
    expect(certified([]).whole).toBe(false);
    expect(certified([whole, { ...following, read: 50 }]).whole).toBe(false);
  });

  it('says whole whatever the followers list showed once everybody who is followed has an answer, and never before', () => {
    const short = { ...whole, read: 50 };
    expect(certified([short, following], 0)).toMatchObject({
      whole: true,
      lists: [{ verdict: 'short', shortBy: 50 }, {}],
    });
    expect(certified([short, following], 1).whole).toBe(false);
    expect(certified([whole, following], 1).whole).toBe(false);
  });

  it('says of a list that the plan does not read that it was not read, and not that people are missing', () => {
    expect(certifyList({ ...whole, outcome: null, read: 25, isNotRead: true }, 5)).toMatchObject({
      ...{ verdict: 'not_read', shortBy: 0, read: 25, declared: 100 },
    });
  });

  it.each([
    { what: 'a total of nobody, and somebody listed', change: { declared: 0, read: 8 }, verdict: 'unproven' },
    { what: 'exactly the allowance missing', change: { read: 95 }, verdict: 'whole' },
    { what: 'one more missing', change: { read: 94 }, verdict: 'short' },
    { what: 'more than declared', change: { read: 120 }, verdict: 'whole' },
    { what: 'one of ten missing: the allowance is rounded up', change: { declared: 10, read: 9 }, verdict: 'whole' },
    { what: 'two of ten missing', change: { declared: 10, read: 8 }, verdict: 'short' },
    { what: 'nothing declared, nothing there', change: { declared: 0, read: 0 }, verdict: 'whole' },
    { what: 'empty against a positive total', change: { declared: 10, read: 0 }, verdict: 'withheld' },
    { what: 'the only follower not shown', change: { declared: 1, read: 0 }, verdict: 'withheld' },
    { what: 'withheld although something came', change: { outcome: 'withheld' as const }, verdict: 'withheld' },
    { what: 'limited and short', change: { outcome: 'limited' as const, read: 40 }, verdict: 'limited' },
    { what: 'flagged as limited, but all there', change: { outcome: 'limited' as const }, verdict: 'whole' },
    {
      what: 'limited with no total to compare',
      change: { outcome: 'limited' as const, declared: null },
      verdict: 'limited',
    },
    { what: 'stuck, but all there', change: { outcome: 'stuck' as const }, verdict: 'whole' },
    {
      what: 'no end seen, and a total that was wrong',
      change: { outcome: 'stuck' as const, read: 101 },
      verdict: 'unproven',
    },
    { what: 'stuck and one missing', change: { outcome: 'stuck' as const, read: 99 }, verdict: 'short' },
    {
      what: 'stuck with no total to compare',
      change: { outcome: 'stuck' as const, declared: null },
      verdict: 'short',
    },
    { what: 'ended with no total to compare', change: { declared: null }, verdict: 'unproven' },
  ])('says $verdict of a list with $what', ({ change, verdict }) => {
    expect(verdictOf(change)).toBe(verdict);
  });

  it('allows nothing to be missing when told so', () => {
    expect([verdictOf({ read: 100 }, 0), verdictOf({ read: 99 }, 0)]).toEqual(['whole', 'short']);
  });

  it('never says whole when more is missing than is allowed, whatever the numbers', () => {
    const reading = fc.record({
      declared: fc.option(fc.nat(100_000)),
      read: fc.nat(100_000),
      outcome: fc.constantFrom('ended' as const, 'limited' as const, 'withheld' as const, 'stuck' as const, null),
      percent: fc.nat(30),
    });
    fc.assert(
      fc.property(reading, ({ declared, read, outcome, percent }) => {
        const list = certifyList({ ...whole, declared, read, outcome }, percent);
        const missing = Math.max(0, (declared ?? 0) - read);
        expect(list.shortBy).toBe(missing);
        if (missing > Math.ceil(((declared ?? 0) * percent) / 100)) expect(list.verdict).not.toBe('whole');
      }),
    );
  });
});
