import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf, shareAlive } from './forecast.ts';
import { survivalCurve } from './lifetime.ts';

const died = (ageMs: number) => ({ ageMs, died: true });
const life = fc.record({ ageMs: fc.nat(1_000), died: fc.boolean() });
const history = fc.array(life, { maxLength: 60 }).map(survivalCurve);
const age = fc.nat(1_200);
const bound = fc.option(fc.nat(1_500), { nil: null });

const late = (ms: number | null) => ms ?? Number.POSITIVE_INFINITY;
const points = ({ earlyMs, halfMs, lateMs }: ReturnType<typeof forecastOf>) => [
  late(earlyMs),
  late(halfMs),
  late(lateMs),
];

describe('the forecast of a living session', () => {
  const curve = survivalCurve([4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map(died));

  it('is ordered and never in the past, whatever ended before and however old the session is', () => {
    fc.assert(
      fc.property(history, age, bound, (steps, ageMs, endsByMs) => {
        const [early = 0, half = 0, nearly = 0] = points(forecastOf(steps, ageMs, endsByMs));
        expect(early <= half && half <= nearly).toBe(true);
        expect(early).toBeGreaterThan(ageMs);
      }),
    );
  });

  it('only moves on while the session grows older', () => {
    fc.assert(
      fc.property(history, age, fc.nat(500), (steps, ageMs, more) => {
        const [before, after] = [points(forecastOf(steps, ageMs)), points(forecastOf(steps, ageMs + more))];
        expect(after.every((point, at) => point >= (before[at] ?? 0))).toBe(true);
      }),
    );
  });

  it('counts among those that got as old: the first half that ended young does not make an old one overdue', () => {
    expect(forecastOf(curve, 0)).toEqual({ earlyMs: 4, halfMs: 8, lateMs: 12 });
    expect(forecastOf(curve, 9)).toEqual({ earlyMs: 10, halfMs: 11, lateMs: 13 });
  });

  it('says nothing of one that has outlived all the others', () => {
    expect(forecastOf(curve, 13)).toEqual({ earlyMs: null, halfMs: null, lateMs: null });
    expect(forecastOf([], 1)).toEqual({ earlyMs: null, halfMs: null, lateMs: null });
  });

  it('ends with the cookies at the latest, unless they ended before and it lives on', () => {
    expect(forecastOf(curve, 0, 6)).toEqual({ earlyMs: 4, halfMs: 6, lateMs: 6 });
    expect(forecastOf(curve, 9, 6)).toEqual(forecastOf(curve, 9));
  });

  it('reads the share that still lives from the curve', () => {
    expect([3, 4, 8.5, 13].map((ageMs) => Number(shareAlive(curve, ageMs).toFixed(1)))).toEqual([1, 0.9, 0.5, 0]);
  });
});
