/** Characters that XML does not allow, and marks that turn the reading direction of a cell. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const HARMFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * A name that a stranger chose, so that no spreadsheet runs it: what could start a formula gets an apostrophe
 * before it (security checklist 26), also after the sheet was saved as CSV.
 */
export function inertText(text: string): string {
  const plain = text.replace(HARMFUL, '').replace(/[\t\r\n]+/g, ' ');
  return /^\s*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
}
