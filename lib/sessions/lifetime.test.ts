import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { DEFAULT_EARLY_MS, type Life, lifetimeOf, livesOf, quantile, refreshDueAt, survivalCurve } from './lifetime.ts';

const died = (days: number): Life => ({ ageMs: days * DAY_MS, died: true });
const lives = (days: number): Life => ({ ageMs: days * DAY_MS, died: false });

describe('the survival curve', () => {
  it('agrees with the worked example of Kaplan and Meier: deaths at 6, 6, 6, 7, 10; censored at 6, 9, 10, 11', () => {
    const curve = survivalCurve([
      died(6),
      died(6),
      died(6),
      lives(6),
      died(7),
      lives(9),
      died(10),
      lives(10),
      lives(11),
    ]);
    expect(curve.map(({ ageMs, alive }) => [ageMs / DAY_MS, Number(alive.toFixed(4))])).toEqual([
      [6, 0.6667], // 9 at risk, 3 died
      [7, 0.5333], // 5 at risk, 1 died
      [10, 0.3556], // 3 at risk, 1 died
    ]);
  });

  it('does not take living sessions for dead ones: more of them push the quantiles out', () => {
    const deaths = [died(1), died(2), died(3), died(4), died(5)];
    const without = quantile(survivalCurve(deaths), 0.5);
    const withLiving = quantile(survivalCurve([...deaths, ...Array.from({ length: 20 }, () => lives(30))]), 0.5);
    expect(without).toBe(3 * DAY_MS);
    expect(withLiving).toBeNull();
  });

  it('only falls, and stays between 1 and 0, whatever the lives are', () => {
    const life = fc.record({ ageMs: fc.nat(1_000), died: fc.boolean() });
    fc.assert(
      fc.property(fc.array(life, { maxLength: 60 }), (sample) => {
        const alive = survivalCurve(sample).map((step) => step.alive);
        expect(alive.every((share, at) => share >= 0 && share <= (alive[at - 1] ?? 1))).toBe(true);
      }),
    );
  });
});

describe('the lifetime to expect', () => {
  const week = Array.from({ length: 10 }, (_, at) => died(at + 1));

  it('is the default until five sessions have died', () => {
    expect(lifetimeOf({ account: [died(1)], pool: [died(1), died(2), died(3), died(4)] })).toMatchObject({
      basis: 'default',
      earlyMs: DEFAULT_EARLY_MS,
      deaths: 4,
    });
  });

  it('is learned from the account itself before the pool', () => {
    expect(lifetimeOf({ account: week, pool: [...week, ...week] })).toMatchObject({
      basis: 'account',
      earlyMs: DAY_MS,
      curve: survivalCurve(week),
    });
    expect(lifetimeOf({ account: [died(2)], pool: week })).toMatchObject({ basis: 'pool', deaths: 10 });
  });
});

describe('lives', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const generation = (
    number: number,
    source: string,
    born: number,
    ended: number | null,
    causeOfDeath: string | null,
  ) => ({
    accountId: 'a',
    number,
    source,
    bornAt: at(born),
    endedAt: ended === null ? null : at(ended),
    causeOfDeath,
    entriesRead: 100 * number,
  });

  it('count a revived generation as the same sign-in, and our own replacements as censored', () => {
    const found = livesOf(
      [
        generation(1, 'sign_in', 1, 4, 'signed_out'),
        generation(2, 'second_factor', 4, 10, 'replaced'),
        generation(3, 'revive', 10, 16, 'signed_out'),
        generation(4, 'sign_in', 16, null, null),
      ],
      at(20),
    );
    expect(found.map(({ ageMs, died: dead, entries }) => [ageMs / DAY_MS, dead, entries])).toEqual([
      [3, true, 100],
      [12, true, 500],
      [4, false, 400],
    ]);
  });
});

describe('the time of a refresh', () => {
  it('lies before the early end, spread over a tenth of it, and a day before the cookies end', () => {
    const bornAt = new Date(0);
    const lifetime = { earlyMs: 10 * DAY_MS };
    expect(refreshDueAt({ bornAt, cookiesEndAt: null }, lifetime, 0)).toEqual(new Date(8.5 * DAY_MS));
    expect(refreshDueAt({ bornAt, cookiesEndAt: null }, lifetime, 1)).toEqual(new Date(9.5 * DAY_MS));
    expect(refreshDueAt({ bornAt, cookiesEndAt: new Date(3 * DAY_MS) }, lifetime, 1)).toEqual(new Date(2 * DAY_MS));
  });
});
