import type { Formats } from 'use-intl/core';

export const FORMATS = {
  number: {
    percent: { style: 'percent', maximumFractionDigits: 1 },
    wholePercent: { style: 'percent', maximumFractionDigits: 0 },
    change: { signDisplay: 'exceptZero' },
  },
  dateTime: {
    day: { dateStyle: 'medium' },
    dayOfYear: { day: 'numeric', month: 'long' },
    minute: { dateStyle: 'medium', timeStyle: 'short' },
    moment: { dateStyle: 'medium', timeStyle: 'medium' },
    clock: { timeStyle: 'medium' },
  },
} as const satisfies Formats;
