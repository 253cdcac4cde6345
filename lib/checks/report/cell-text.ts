/** Control characters, and marks that turn the reading direction. */
const HARMFUL = /[\p{Cc}\p{Noncharacter_Code_Point}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Excel calls a file with longer cells damaged. */
const CELL_LIMIT = 32_767;

/** `_x0041_` is how a workbook writes a character by its number. */
const NUMBERED = /_(?=x[0-9a-f]{4}_)/gi;

/** A stranger's text as a cell that does nothing: what could start a formula gets an apostrophe, also for CSV. */
export function cellText(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(HARMFUL, '');
  const inert = /^\s*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return cut(inert).replace(NUMBERED, '_x005F_');
}

/** Cut at the limit, never through the middle of a character. */
function cut(text: string): string {
  return text.length <= CELL_LIMIT
    ? text
    : text
        .slice(0, CELL_LIMIT - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .concat('…');
}
