import { figuresIn } from '#/lib/platform/figures.ts';
import type { Language } from '#/lib/platform/language.ts';

const CELLS = 8;

/** A bar of eight cells and a whole per cent: `▰▰▰▰▱▱▱▱ 46%`; full only at the end. `share`: 0 to 1. Pure. */
export function progressBar(share: number, language: Language): string {
  const within = Math.min(Math.max(share, 0), 1);
  const full = Math.min(Math.round(within * CELLS), within < 1 ? CELLS - 1 : CELLS);
  const whole = figuresIn(language).percent(Math.floor(within * 100) / 100);
  return `${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${whole}`;
}
