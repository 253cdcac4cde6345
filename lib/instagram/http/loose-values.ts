/**
 * Values whose type Instagram does not keep: a flag comes as `true`, `1` or `"true"`, a count as a number or as text.
 * What does not matter is read whatever its type; what cannot be read is said to be unknown, never guessed.
 */
import { storableText } from './storable-text.ts';

/** The members of a JSON object; null for everything else, arrays too. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return hasMembers(value) ? value : null;
}

function hasMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** A flag in any type; null when the value is none. */
export function flagOf(value: unknown): boolean | null {
  if (!['boolean', 'number', 'string'].includes(typeof value)) return null;
  return FLAGS[String(value).trim().toLowerCase()] ?? null;
}

/** What an `integer` column holds, three times the people that Instagram has. A larger count is no count. */
const LARGEST_COUNT = 2_147_483_647;

/** A count as a number or as text, thousands set apart or not ("1,663"); null when the value says no exact count. */
export function countOf(value: unknown): number | null {
  const digits = /^(?:\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})*|\d+)$/;
  const number = typeof value === 'string' && digits.test(value.trim()) ? Number(value.replace(/\D/g, '')) : value;
  const isCount = typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= LARGEST_COUNT;
  return isCount ? Math.abs(number) : null; // JSON has a -0
}

/**
 * Cursors have about 110 characters (docs/facts/addresses.md#rest-lists). A much longer one would not fit into the
 * address of the next request.
 */
const CURSOR_CHARACTERS = 2_000;

/** Where a list goes on. `odd`: there is a cursor, but none that could be kept and sent back as it is. */
export type Cursor = { next: string | null; odd: boolean };

/**
 * Reads a cursor. Absent, null, false, '' and 0 all say "no more" (docs/facts/addresses.md#rest-lists; 0 is the start
 * of a list, so it leads
 * nowhere). A cursor is kept to the letter or not at all: a cleaned one would be another one.
 */
export function cursorOf(value: unknown): Cursor {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : (value ?? '');
  if (text === false || text === '0') return { next: null, odd: false };
  if (typeof text !== 'string' || storableText(text, CURSOR_CHARACTERS) !== text) return { next: null, odd: true };
  return { next: text.trim() === '' ? null : text, odd: false };
}
