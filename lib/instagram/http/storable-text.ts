/** Instagram allows 30. */
export const USERNAME_CHARACTERS = 64;
/** Instagram allows 64. */
export const FULL_NAME_CHARACTERS = 200;
const ADDRESS_CHARACTERS = 2_000;
/** Instagram allows 150. */
const BIOGRAPHY_CHARACTERS = 1_000;

/** But blanks: PostgreSQL refuses U+0000, a workbook all. */
const CONTROL = /[^\P{Cc}\s]/gu;

/** The text as the database can hold it: no control characters, at most `most` UTF-16 units. */
export function storableText(text: string, most: number): string {
  const clean = text
    .slice(0, most * 2)
    .toWellFormed()
    .replace(CONTROL, '');
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A user name; null when there is none. Digits may come as a number. */
export function usernameOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' ? storableText(text, USERNAME_CHARACTERS).trim() || null : null;
}

/** A full name; '' when there is none. */
export function fullNameOf(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? storableText(text, FULL_NAME_CHARACTERS) : '';
}

/** An http(s) address; null unless whole and harmless. */
export function addressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > ADDRESS_CHARACTERS) return null;
  return /^https?:\/\/\S+$/.test(value) && storableText(value, ADDRESS_CHARACTERS) === value ? value : null;
}

/** What somebody wrote about themselves; null when it is not told. */
export function biographyOf(value: unknown): string | null {
  return typeof value === 'string' ? storableText(value, BIOGRAPHY_CHARACTERS) : null;
}
