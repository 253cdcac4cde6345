/** The shortest cool-down reported to work is minutes (docs/facts/sessions-and-pace.md#pace). */
export const MIN_WAIT_SECONDS = 60;
/** The longest block reported is a day (docs/facts/refusals.md#dead-or-limited: soft block of 12-24 h). */
export const MAX_WAIT_SECONDS = 24 * 60 * 60;

/** Reads `Retry-After`, seconds or a date, within bounds; null when absent, as usual (docs/facts/refusals.md). */
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
