/** How far a moment is away, in one unit worth saying: `7 s`, `4 h`, `2 weeks`. Pure. */
export type Distance = {
  side: 'ago' | 'ahead' | 'now';
  unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
  count: number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit with its milliseconds and the count from which the next one is used. */
const UNITS = [
  ['seconds', SECOND, 60],
  ['minutes', MINUTE, 60],
  ['hours', HOUR, 24],
  ['days', DAY, 14],
  ['weeks', 7 * DAY, 9],
  ['months', 30.44 * DAY, 24],
  ['years', 365.25 * DAY, Number.POSITIVE_INFINITY],
] as const;

/** @param ms from now to the moment: negative for the past. Rounded to the nearest whole unit. */
export function distanceOf(ms: number): Distance {
  const away = Math.abs(ms);
  for (const [unit, size, limit] of UNITS) {
    const count = Math.round(away / size);
    if (count < limit) return { side: count === 0 ? 'now' : ms < 0 ? 'ago' : 'ahead', unit, count };
  }
  return { side: 'now', unit: 'seconds', count: 0 };
}
