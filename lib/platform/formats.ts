/** How figures and moments are written, by name: one table for pages, bot, notices and reports, in every language. */
import type { Formats } from 'use-intl/core';

export const FORMATS = {
  number: {
    /** A share, 0 to 1, with at most one decimal: `43.8%`, in Russian `43,8 %`. */
    percent: { style: 'percent', maximumFractionDigits: 1 },
    wholePercent: { style: 'percent', maximumFractionDigits: 0 },
    /** What was added or taken away, with its sign. */
    change: { signDisplay: 'exceptZero' },
  },
  dateTime: {
    day: { dateStyle: 'medium' },
    /** Where the year goes without saying: `November 23`. */
    dayOfYear: { day: 'numeric', month: 'long' },
    minute: { dateStyle: 'medium', timeStyle: 'short' },
    moment: { dateStyle: 'medium', timeStyle: 'medium' },
    clock: { timeStyle: 'medium' },
  },
} as const satisfies Formats;
