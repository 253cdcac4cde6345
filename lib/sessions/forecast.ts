/** How long a living session is likely to last. Pure; also runs in the browser. */

/** The share of sessions alive after `ageMs`, as a falling step function. */
export type SurvivalCurve = { ageMs: number; alive: number }[];

export const DEATHS_NEEDED = 5;

/** Ages in milliseconds at which sessions as old as this end; null when beyond anything seen. */
export type Forecast = {
  /** One in ten has ended. */
  earlyMs: number | null;
  halfMs: number | null;
  /** Nine in ten have ended. */
  lateMs: number | null;
};

/** For a session of age `ageMs`. @param endsByMs when it ends at the latest, such as its cookies'; null: no bound. */
export function forecastOf(curve: SurvivalCurve, ageMs: number, endsByMs: number | null = null): Forecast {
  const ahead = curve.filter((step) => step.ageMs > ageMs);
  const aliveNow = shareAlive(curve, ageMs);
  const bound = endsByMs !== null && endsByMs > ageMs ? endsByMs : Number.POSITIVE_INFINITY;
  const at = (share: number) => {
    const step = aliveNow > 0 ? ahead.find(({ alive }) => alive <= aliveNow * (1 - share) + 1e-9) : undefined;
    const ms = Math.min(step?.ageMs ?? Number.POSITIVE_INFINITY, bound);
    return Number.isFinite(ms) ? ms : null;
  };
  return { earlyMs: at(0.1), halfMs: at(0.5), lateMs: at(0.9) };
}

/** The share of sessions alive at an age in milliseconds, 0 to 1. */
export function shareAlive(curve: SurvivalCurve, ageMs: number): number {
  return curve.findLast((step) => step.ageMs <= ageMs)?.alive ?? 1;
}
