/** Control characters and others that XML does not allow, and marks that turn the reading direction of a cell. */
const HARMFUL = /[\p{Cc}\p{Noncharacter_Code_Point}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Excel takes no longer text into one cell: it calls the file damaged. */
const CELL_LIMIT = 32_767;

/** `_x0041_` is how a workbook writes a character by its number: as a name it would be shown as that character. */
const NUMBERED = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * A text that a stranger chose, as a cell that shows it and does nothing else: what could start a formula gets an
 * apostrophe before it (security checklist 26), also after the sheet was saved as CSV; what the file's format would read
 * as something else is written so that it is read as it is.
 */
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
