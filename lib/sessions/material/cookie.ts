import { SessionId } from '../schema.ts';

/** `life`: Unix seconds, or seconds from now; null where unknown ("Session", -1, null, absent). */
export type FoundCookie = {
  name: string;
  value: string;
  domain: string | null;
  life: { until: number } | { for: number } | null;
  httpOnly: boolean | null;
};

/** A session's or device's cookies; others are left out (docs/facts/headers-and-cookies.md#cookies). */
export const WANTED: readonly string[] = [
  'sessionid',
  'ds_user_id',
  'csrftoken',
  'mid',
  'ig_did',
  'datr',
  'ig_nrcb',
  'rur',
];

/** A `sessionid` without quotes and percent signs; null when it is not one. */
export function sessionIdOf(value: string): string | null {
  const once = SessionId.safeParse(unquoted(value));
  if (once.success) return once.data;
  const twice = SessionId.safeParse(unquoted(value).replace(/%25/g, '%'));
  return twice.success ? twice.data : null;
}

/** Without quotes, commas and semicolons copied along. */
export function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^["'`]+|["'`;,]+$/g, '')
    .trim();
}

/** A cookie's end in any exported form: seconds, milliseconds, text, a date; null when none is readable. */
export function lifeOf(written: unknown): FoundCookie['life'] {
  if (typeof written === 'string' && !/^\s*-?\d+(\.\d+)?\s*$/.test(written)) return until(Date.parse(written) / 1_000);
  if (typeof written !== 'string' && typeof written !== 'number') return null;
  const number = Number(written);
  return until(number > LATEST_SECONDS ? number / 1_000 : number);
}

/** Year 5000: larger numbers are milliseconds. */
const LATEST_SECONDS = 95_617_584_000;

function until(seconds: number): FoundCookie['life'] {
  return Number.isFinite(seconds) && seconds > 0 ? { until: Math.floor(seconds) } : null;
}
