import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CellValue, Fill, Font, Worksheet } from 'exceljs';
import type { Language } from '#/lib/platform/language.ts';
import { cellText } from './cell-text.ts';
import { type HeadLine, headLines, type ReportHead } from './report-head.ts';
import type { ReportRow } from './store.ts';
import { type ReportTexts, reportTexts } from './texts.ts';

const MAKER = 'Mutuals';
const COLUMNS = ['place', 'username', 'fullName', 'follows', 'followed', 'mutual'] as const;
const WIDTHS = [8, 30, 34, 24, 24, 12];

/** About four milliseconds. */
const ROWS_IN_ONE_GO = 25;

/** The workbook as bytes; the table is never whole in memory. */
export async function writeWorkbook(
  head: ReportHead,
  rows: Iterable<ReportRow>,
  language: Language,
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs'); // a quarter of a worker's start, seldom needed
  const t = reportTexts(language);
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const made = { creator: MAKER, lastModifiedBy: MAKER, created: head.finishedAt, modified: head.finishedAt };
  Object.assign(workbook, made, { title: t('title', { username: head.username }) });

  const lines = headLines(head, t);
  const titles = lines.length + 3; // after title, lines and an empty row
  const sheet = workbook.addWorksheet(MAKER, { views: [{ state: 'frozen', ySplit: titles }] });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeHead(sheet, t('title', { username: cellText(head.username) }), lines);
  const last = titles + (await writeTable(sheet, rows, t, head.username));
  sheet.autoFilter = { from: { row: titles, column: 1 }, to: { row: last, column: WIDTHS.length } };
  sheet.commit();
  await workbook.commit();
  return bytes;
}

function writeHead(sheet: Worksheet, title: string, lines: readonly HeadLine[]): void {
  const row = sheet.addRow([title]);
  row.font = { bold: true, size: 16 };
  row.commit();
  for (const line of lines) writeLine(sheet, line);
  sheet.addRow([]).commit();
}

function writeLine(sheet: Worksheet, { name, value, format }: HeadLine): void {
  const row = sheet.addRow([name, null, value]);
  row.getCell(1).font = { bold: true };
  row.getCell(3).alignment = { horizontal: 'left' };
  if (format) row.getCell(3).numFmt = format;
  row.commit();
}

/** Yields every few milliseconds, for other checks' pages and the heartbeat. @returns rows below the titles. */
async function writeTable(
  sheet: Worksheet,
  rows: Iterable<ReportRow>,
  t: ReportTexts,
  username: string,
): Promise<number> {
  const about = { username: cellText(username) };
  const titles = sheet.addRow(COLUMNS.map((column) => t(`columns.${column}`, about)));
  titles.font = { bold: true };
  titles.commit();
  const words = { yes: t('yes'), no: t('no') };
  let number = 0;
  for (const row of rows) {
    number += 1;
    writeRow(sheet, number, row, words);
    if (number % ROWS_IN_ONE_GO === 0) await breathe();
  }
  return number;
}

function writeRow(sheet: Worksheet, number: number, user: ReportRow, words: { yes: string; no: string }): void {
  const answers = [user.followsYou, user.youFollow, user.followsYou && user.youFollow];
  const name = nameCell(user.username);
  const row = sheet.addRow([
    number,
    name,
    cellText(user.fullName),
    ...answers.map((answer) => (answer ? words.yes : words.no)),
  ]);
  if (typeof name === 'object') row.getCell(2).font = LINK;
  answers.forEach((answer, place) => {
    row.getCell(4 + place).fill = answer ? GREEN : RED;
  });
  row.commit();
}

/** A link to the profile as a formula: Excel opens no sheet with over 65,530 links of its own. */
function nameCell(username: string): CellValue {
  if (!/^[\w.]{1,30}$/.test(username) || cellText(username) !== username) return cellText(username);
  return { formula: `HYPERLINK("https://www.instagram.com/${username}/","${username}")`, result: username };
}

const LINK: Partial<Font> = { color: { argb: 'FF0B57D0' }, underline: true };
const GREEN = solid('FFD7F0DC');
const RED = solid('FFF9D6D5');

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
