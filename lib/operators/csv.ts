/** Characters that a reader of the file could take for a new line or for nothing at all. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** What a spreadsheet takes for a formula, also in its wide forms. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** Rows as CSV with CRLF (RFC 4180). A cell that would start a formula in a spreadsheet gets an apostrophe before it. Pure. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const plain = text.toWellFormed().replace(CONTROL, ' ');
  const inert = FORMULA.test(plain) ? `'${plain}` : plain;
  return `"${inert.replaceAll('"', '""')}"`;
}
