/** Values of varying type: a flag comes as `true`, `1` or `"true"`. What cannot be read is unknown, never guessed. */
import { storableText } from './storable-text.ts';

/** A JSON object's members; null for anything else, arrays too. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return hasMembers(value) ? value : null;
}

function hasMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** A flag of any type; null when the value is none. */
export function flagOf(value: unknown): boolean | null {
  if (!['boolean', 'number', 'string'].includes(typeof value)) return null;
  return FLAGS[String(value).trim().toLowerCase()] ?? null;
}

/** What an `integer` column holds; more is no count. */
const LARGEST_COUNT = 2_147_483_647;

/** A count as number or text ("1,663"); null when it is not exact. */
export function countOf(value: unknown): number | null {
  const digits = /^(?:\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})*|\d+)$/;
  const number = typeof value === 'string' && digits.test(value.trim()) ? Number(value.replace(/\D/g, '')) : value;
  const isCount = typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= LARGEST_COUNT;
  return isCount ? Math.abs(number) : null; // JSON has a -0
}

/** Cursors have about 110 (docs/facts/addresses.md#rest-lists); much longer ones do not fit into an address. */
const CURSOR_CHARACTERS = 2_000;

/** `odd`: there is a cursor that cannot be stored and sent back as it is. */
export type Cursor = { next: string | null; odd: boolean };

/** Reads a cursor. Absent, null, false, '' and 0 say "no more" (docs/facts/addresses.md#rest-lists). */
export function cursorOf(value: unknown): Cursor {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : (value ?? '');
  if (text === false || text === '0') return { next: null, odd: false };
  if (typeof text !== 'string' || storableText(text, CURSOR_CHARACTERS) !== text) return { next: null, odd: true };
  return { next: text.trim() === '' ? null : text, odd: false };
}
