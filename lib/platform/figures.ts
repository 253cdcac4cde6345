import { createFormatter } from 'use-intl/core';
import { FORMATS } from './formats.ts';
import type { Language } from './language.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import { openCatalogue } from './texts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time-units.ts';

export type Figures = {
  /** A share, 0 to 1: `43.8%`; in Russian `43,8 %`. */
  percent(share: number): string;
  dayOfYear(at: Date): string;
  /** With its year: `Nov 27, 2026`. */
  day(at: Date): string;
  /** Milliseconds in their two largest units: `3 min 12 s`, `2 h 5 min`, `2 d`; at least a second. */
  duration(ms: number): string;
  /** A moment's distance in one unit: `7 s ago`, `in 4 h`. `ms` from now; negative for the past. */
  distance(ms: number): string;
};

const words = openCatalogue({ en, ru });
const made: Partial<Record<Language, Figures>> = {};

/** Plain counts go into texts as they are. */
export function figuresIn(language: Language): Figures {
  made[language] ??= figuresOf(language);
  return made[language];
}

function figuresOf(language: Language): Figures {
  const format = createFormatter({ locale: language, timeZone: 'UTC', formats: FORMATS });
  return {
    percent: (share) => format.number(share, 'percent'),
    dayOfYear: (at) => format.dateTime(at, 'dayOfYear'),
    day: (at) => format.dateTime(at, 'day'),
    duration: (ms) => duration(ms, language),
    distance: (ms) => distance(ms, language),
  };
}

const DURATIONS = [
  ['days', DAY_MS],
  ['hours', HOUR_MS],
  ['minutes', MINUTE_MS],
  ['seconds', SECOND_MS],
] as const;

function duration(ms: number, language: Language): string {
  const said: string[] = [];
  if (ms <= 0) return words(language)('duration.seconds', { count: 0 });
  let left = Math.max(ms, SECOND_MS);
  const largest = DURATIONS.findIndex(([, size]) => left >= size);
  for (const [unit, size] of DURATIONS.slice(largest, largest + 2)) {
    const count = Math.floor(left / size);
    if (count > 0) said.push(words(language)(`duration.${unit}`, { count }));
    left %= size;
  }
  return said.join(' ');
}

/** A unit's milliseconds, and the count at which the next one takes over. */
const DISTANCES = [
  ['duration.seconds', SECOND_MS, 60],
  ['duration.minutes', MINUTE_MS, 60],
  ['duration.hours', HOUR_MS, 24],
  ['distance.days', DAY_MS, 14],
  ['distance.weeks', 7 * DAY_MS, 9],
  ['distance.months', 30.44 * DAY_MS, 24],
  ['distance.years', 365.25 * DAY_MS, Number.POSITIVE_INFINITY],
] as const;

function distance(ms: number, language: Language): string {
  const t = words(language);
  for (const [unit, size, limit] of DISTANCES) {
    const count = Math.round(Math.abs(ms) / size);
    if (count === 0) break;
    if (count < limit) return t(ms < 0 ? 'distance.ago' : 'distance.ahead', { time: t(unit, { count }) });
  }
  return t('distance.now');
}
