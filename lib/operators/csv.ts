const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** A spreadsheet's formula, also in wide forms. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** CSV with CRLF (RFC 4180). Formula-like cells get an apostrophe. Pure. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const plain = text.toWellFormed().replace(CONTROL, ' ');
  const inert = FORMULA.test(plain) ? `'${plain}` : plain;
  return `"${inert.replaceAll('"', '""')}"`;
}
