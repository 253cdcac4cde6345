import { expect, it } from 'vitest';
import { distanceOf } from './relative-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [-7_000, 'ago', 'seconds', 7],
  [-400, 'now', 'seconds', 0],
  [59_400, 'ahead', 'seconds', 59],
  [-59_600, 'ago', 'minutes', 1],
  [4 * HOUR, 'ahead', 'hours', 4],
  [-23.6 * HOUR, 'ago', 'days', 1],
  [14 * DAY - 5_000, 'ahead', 'weeks', 2],
  [-100 * DAY, 'ago', 'months', 3],
  [800 * DAY, 'ahead', 'years', 2],
])('says a moment %d ms away in the one unit that fits', (ms, side, unit, count) => {
  expect(distanceOf(ms)).toEqual({ side, unit, count });
});
