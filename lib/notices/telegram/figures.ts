/** Figures as customers and operators read them, as the dashboard has them. Counts are the phrasebook's. Pure. */

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Language } from '#/lib/platform/language.ts';

export const BAR_CELLS = 8;

/** A share as per cent with at most one decimal: `43.8%`, in Russian `43,8 %`. `share` is 0 to 1. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** How far something is, as a bar of eight cells and a whole per cent: `▰▰▰▰▱▱▱▱ 46%`. Full only at the end. `share` is 0 to 1. */
export function bar(share: number, language: Language): string {
  const within = Math.min(Math.max(share, 0), 1);
  const full = Math.min(Math.round(within * BAR_CELLS), within < 1 ? BAR_CELLS - 1 : BAR_CELLS);
  const whole = percent(Math.floor(within * 100) / 100, language);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR_CELLS - full)} ${whole}`;
}

const UNITS: Record<Language, { h: string; min: string; s: string }> = {
  en: { h: 'h', min: 'min', s: 's' },
  ru: { h: 'ч', min: 'мин', s: 'с' },
};

/** A stretch of time in its two largest units: `3 min 12 s`, `2 h 5 min`. Never below one second. */
export function duration(ms: number, language: Language): string {
  const { h, min, s } = UNITS[language];
  const space = '\u00a0';
  if (ms >= HOUR_MS) return pair([Math.floor(ms / HOUR_MS), h], [Math.floor((ms % HOUR_MS) / MINUTE_MS), min], space);
  if (ms >= MINUTE_MS)
    return pair([Math.floor(ms / MINUTE_MS), min], [Math.floor((ms % MINUTE_MS) / SECOND_MS), s], space);
  return `${Math.max(1, Math.round(ms / SECOND_MS))}${space}${s}`;
}

function pair(large: [number, string], small: [number, string], space: string): string {
  return [large, small]
    .filter(([count], place) => place === 0 || count > 0)
    .map(([count, unit]) => `${count}${space}${unit}`)
    .join(' ');
}
