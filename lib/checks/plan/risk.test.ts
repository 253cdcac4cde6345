import { expect, it } from 'vitest';
import { leftAtMost, sampleFor } from './risk.ts';

it('says how many may have left although the sample shows few', () => {
  // the rule of three, and the table of Poisson's limits: 4.74, 6.30, 18.2 for 1, 2 and 11
  expect(leftAtMost({ asked: 30, lost: 0 })).toBeCloseTo(0.1, 2);
  expect(leftAtMost({ asked: 100, lost: 1 })).toBeCloseTo(0.0474, 3);
  expect(leftAtMost({ asked: 100, lost: 2 })).toBeCloseTo(0.063, 3);
  expect(leftAtMost({ asked: 100, lost: 11 })).toBeCloseTo(0.182, 3);
  expect(leftAtMost({ asked: 0, lost: 0 })).toBe(1);
});

it('takes a sample that allows for an eighth', () => {
  for (const lost of [0, 1, 5, 40]) expect(leftAtMost({ asked: sampleFor(lost), lost })).toBeLessThanOrEqual(1 / 8);
});
