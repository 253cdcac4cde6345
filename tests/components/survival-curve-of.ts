import type { SurvivalCurve } from '#/lib/sessions/forecast.ts';

/** The curve of sessions that ended at these ages, all different, while none lives. */
export function survivalCurveOf(agesMs: number[]): SurvivalCurve {
  return agesMs.map((ageMs, at) => ({ ageMs, alive: 1 - (at + 1) / agesMs.length }));
}
