/** Text from Instagram in a form that every place which keeps or shows it can hold. */

/** Instagram allows 30 characters; a longer user name is cut. */
export const USERNAME_CHARACTERS = 64;
/** Instagram allows 64 characters; a longer name is cut. */
export const FULL_NAME_CHARACTERS = 200;
/** A longer address is none. */
const ADDRESS_CHARACTERS = 2_000;

/** Control characters but for blanks: PostgreSQL refuses U+0000, and a workbook all of them. */
const CONTROL = /[^\P{Cc}\s]/gu;

/**
 * The text without what the database cannot hold: control characters are left out, halves of a surrogate pair become
 * U+FFFD, and what is longer than `most` UTF-16 units is cut between two characters. Good text comes back as it is.
 */
export function storableText(text: string, most: number): string {
  const clean = text
    .slice(0, most * 2)
    .toWellFormed()
    .replace(CONTROL, '');
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A user name; null when the value holds none. A name of digits may come as a number. */
export function usernameOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' ? storableText(text, USERNAME_CHARACTERS).trim() || null : null;
}

/** A person's full name; '' when there is none. */
export function fullNameOf(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? storableText(text, FULL_NAME_CHARACTERS) : '';
}

/** The http(s) address in a value, as it is; null for anything that is not whole and harmless. */
export function addressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > ADDRESS_CHARACTERS) return null;
  return /^https?:\/\/\S+$/.test(value) && storableText(value, ADDRESS_CHARACTERS) === value ? value : null;
}
