import { describe, expect, it } from 'vitest';
import { DAY_MS } from '#/lib/platform/clock.ts';
import { byReading, type ReadingLife } from './by-reading.ts';

const life = (days: number, perDay: number, died = true): ReadingLife => ({
  ageMs: days * DAY_MS,
  died,
  entries: days * perDay,
});
const lives = (days: readonly number[], perDay: number, died = true) => days.map((age) => life(age, perDay, died));
const WEEKS = [10, 20, 30, 40, 50, 60, 70, 80];

describe('lifetimes by what sessions were shown', () => {
  it('are not compared before five of each half were ended by Instagram', () => {
    expect(byReading([])).toEqual({ kind: 'too_few', sessions: 0, deaths: 0, needed: 5 });
    const known = [...lives([1, 2, 3, 4], 9_000), life(5, 9_000, false), ...lives(WEEKS.slice(0, 5), 100)];
    expect(byReading(known)).toEqual({ kind: 'too_few', sessions: 10, deaths: 4, needed: 5 });
    expect(byReading(lives(WEEKS, 0))).toMatchObject({ kind: 'too_few', deaths: 0 });
  });

  it('tell that those who were shown more ended sooner, or later', () => {
    const short = WEEKS.map((days) => days / 10);
    expect(byReading([...lives(short, 9_000), ...lives(WEEKS, 100)])).toEqual({
      kind: 'compared',
      perDay: 100,
      lighter: { sessions: 8, deaths: 8, earlyMs: 10 * DAY_MS, halfMs: 40 * DAY_MS },
      heavier: { sessions: 8, deaths: 8, earlyMs: DAY_MS, halfMs: 4 * DAY_MS },
      ended: 'sooner',
    });
    expect(byReading([...lives(WEEKS, 9_000), ...lives(short, 10)])).toMatchObject({ ended: 'later' });
  });

  it('are alike where chance may make the difference, and do not take living sessions for ended ones', () => {
    expect(
      byReading([
        ...lives(WEEKS, 9_000),
        ...lives(
          WEEKS.map((days) => days + 3),
          100,
        ),
      ]),
    ).toMatchObject({ ended: 'alike' });
    const living = Array.from({ length: 20 }, () => life(90, 9_000, false));
    const known = byReading([
      ...living,
      ...lives(WEEKS, 8_000),
      ...lives(
        Array.from({ length: 28 }, (_, n) => n + 1),
        100,
      ),
    ]);
    expect(known).toMatchObject({
      kind: 'compared',
      heavier: { sessions: 28, deaths: 8, halfMs: null },
      ended: 'later',
    });
  });

  it('count a session younger than a day as one day old', () => {
    const known = [...lives(WEEKS, 1_000), ...WEEKS.map(() => ({ ageMs: DAY_MS / 24, died: true, entries: 900 }))];
    expect(byReading(known)).toMatchObject({ perDay: 900, heavier: { halfMs: 40 * DAY_MS } });
  });
});
