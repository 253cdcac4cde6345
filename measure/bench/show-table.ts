import type { Row } from './measure.ts';

const MARK = { true: 'met', false: 'MISSED', null: '-' };

/** The rows as a Markdown table, which reads in a terminal as well. Pure. */
export function showTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, aim, got, met, note }) => [what, aim, got, MARK[`${met}`], note ?? '']);
  const all = [['measure', 'aim', 'this run', '', ''], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const text = all.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [text[0], '| --- | --- | --- | --- | --- |', ...text.slice(1)].join('\n');
}
