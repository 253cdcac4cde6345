import { expect, it } from 'vitest';
import { clockFace } from './clock-face.ts';

it('counts down like a clock, reaching zero only when the time is over', () => {
  expect([600_000, 42_000, 41_001, 1, 0, -9].map(clockFace)).toEqual(['10:00', '0:42', '0:42', '0:01', '0:00', '0:00']);
});
