/** One cookie as it was found in what a person pasted, before anybody judged it. Pure. */
import { SessionId } from '../schema.ts';

/** `life` is null where nothing tells the end: exports write "Session", -1, null, or leave it out. Unix seconds, or seconds from now. */
export type FoundCookie = {
  name: string;
  value: string;
  domain: string | null;
  life: { until: number } | { for: number } | null;
  httpOnly: boolean | null;
};

/** The cookies that belong to a session or its device; all others are left out (docs/facts/headers-and-cookies.md#cookies). */
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

/** The value of a `sessionid` without quotes and percent signs, as `SessionId` wants it; null when it is not one. */
export function sessionIdOf(value: string): string | null {
  const once = SessionId.safeParse(unquoted(value));
  if (once.success) return once.data;
  const twice = SessionId.safeParse(unquoted(value).replace(/%25/g, '%'));
  return twice.success ? twice.data : null;
}

/** Without the quotes, commas and semicolons that come along when a value is copied out of a text. */
export function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^["'`]+|["'`;,]+$/g, '')
    .trim();
}

/** The end of a cookie's life in any form that exports write: seconds, milliseconds, a number as text, a date. */
export function lifeOf(written: unknown): FoundCookie['life'] {
  if (typeof written === 'string' && !/^\s*-?\d+(\.\d+)?\s*$/.test(written)) return until(Date.parse(written) / 1_000);
  if (typeof written !== 'string' && typeof written !== 'number') return null;
  const number = Number(written);
  return until(number > LATEST_SECONDS ? number / 1_000 : number);
}

/** Later than the year 5000 in seconds: a number as large as that counts milliseconds. */
const LATEST_SECONDS = 95_617_584_000;

function until(seconds: number): FoundCookie['life'] {
  return Number.isFinite(seconds) && seconds > 0 ? { until: Math.floor(seconds) } : null;
}
