import { describe, expect, it } from 'vitest';
import { clockFace, splitDuration } from './durations.ts';

describe('a duration', () => {
  it.each([
    [0, 'seconds', 0, 0],
    [59_999, 'seconds', 59, 0],
    [192_000, 'minutes', 3, 12],
    [14_700_000, 'hours', 4, 5],
    [183_600_000, 'days', 2, 3],
    [-5, 'seconds', 0, 0],
  ])('of %d ms is said in its two largest units', (ms, unit, major, minor) => {
    expect(splitDuration(ms)).toEqual({ unit, major, minor });
  });

  it('counts down like a clock, reaching zero only when the time is over', () => {
    expect([600_000, 42_000, 41_001, 1, 0, -9].map(clockFace)).toEqual([
      '10:00',
      '0:42',
      '0:42',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });
});
