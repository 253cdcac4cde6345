/** How figures and moments are written, by name, on every surface and in every language. */
import type { Formats } from 'use-intl/core';

export const FORMATS = {
  number: {
    /** 0 to 1: `43.8%`, in Russian `43,8 %`. */
    percent: { style: 'percent', maximumFractionDigits: 1 },
    wholePercent: { style: 'percent', maximumFractionDigits: 0 },
    /** With its sign. */
    change: { signDisplay: 'exceptZero' },
  },
  dateTime: {
    day: { dateStyle: 'medium' },
    /** `November 23`. */
    dayOfYear: { day: 'numeric', month: 'long' },
    minute: { dateStyle: 'medium', timeStyle: 'short' },
    moment: { dateStyle: 'medium', timeStyle: 'medium' },
    clock: { timeStyle: 'medium' },
  },
} as const satisfies Formats;
