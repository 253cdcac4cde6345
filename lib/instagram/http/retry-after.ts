/** How long a throttled answer asks us to be quiet. */

/** Shorter requests are not believed: the shortest cool-down reported to work is minutes (docs/facts/sessions-and-pace.md#pace). */
export const MIN_WAIT_SECONDS = 60;
/** Longer ones neither: the longest block reported is a day (docs/facts/refusals.md#dead-or-limited: soft block of 12-24 h). */
export const MAX_WAIT_SECONDS = 24 * 60 * 60;

/**
 * Reads a `Retry-After`: seconds or an HTTP date. The result lies between `MIN_WAIT_SECONDS` and
 * `MAX_WAIT_SECONDS` from now.
 *
 * @returns null when Instagram did not say, which is the rule (docs/facts/refusals.md): the caller's own cool-down counts then.
 */
export function retryAfter(header: string | null, now: Date): Date | null {
  const seconds = secondsIn(header?.trim() ?? '', now);
  if (seconds === null) return null;
  const bounded = Math.min(Math.max(seconds, MIN_WAIT_SECONDS), MAX_WAIT_SECONDS);
  return new Date(now.getTime() + bounded * 1000);
}

function secondsIn(text: string, now: Date): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text), MAX_WAIT_SECONDS);
  if (!/[a-z]{3}/i.test(text)) return null; // Date.parse would take "-5" for a year
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : (at - now.getTime()) / 1000;
}
