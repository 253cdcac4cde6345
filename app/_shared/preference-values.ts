/** The values that a preference may have; for the server and the browser. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Seconds that a preference is remembered. */
export const PREFERENCE_SECONDS = 365 * 24 * 60 * 60;

/** Whether the runtime knows this IANA zone: a cookie may hold anything. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
