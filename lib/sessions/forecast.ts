/** What is to be expected of a session that lives. Pure; also runs in the browser, where the session grows older while one looks. */

/** The share of sessions that still live after `ageMs`, as a falling step function. */
export type SurvivalCurve = { ageMs: number; alive: number }[];

/** Fewer deaths than this teach nothing yet. */
export const DEATHS_NEEDED = 5;

/**
 * Ages in milliseconds at which sessions that got as old as this one come to their end: early ≤ half ≤ late, each later
 * than the session's age. null: later than anything seen so far.
 */
export type Forecast = {
  /** One in ten has ended. */
  earlyMs: number | null;
  halfMs: number | null;
  /** Nine in ten have ended. */
  lateMs: number | null;
};

/**
 * The forecast for a session that has reached `ageMs`. What ended younger says nothing of it any more: shares are counted
 * among those that got as old.
 *
 * @param endsByMs the age at which it ends at the latest, such as that of its cookies; one that has passed is no bound.
 */
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

/** The share of sessions that still live at an age, 0 to 1. */
export function shareAlive(curve: SurvivalCurve, ageMs: number): number {
  return curve.findLast((step) => step.ageMs <= ageMs)?.alive ?? 1;
}
