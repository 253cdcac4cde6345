import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CellValue, Fill, Font, stream, Worksheet } from 'exceljs';
import type { Language } from '#/lib/platform/language.ts';
import { hasChanged } from '../changes/model.ts';
import { cellText } from './cell-text.ts';
import type { ChangeRow } from './file-rows.ts';
import { type HeadLine, headLines, type ReportHead } from './report-head.ts';
import type { ReportRow } from './report-row.ts';
import { type ReportTexts, reportTexts } from './texts.ts';

const MAKER = 'Mutuals';
const COLUMNS = ['place', 'username', 'fullName', 'follows', 'followed', 'mutual', 'mayStay'] as const;
const WIDTHS = [8, 30, 34, 24, 24, 12, 12];
const CHANGE_COLUMNS = ['change', 'username', 'fullName', 'usernameWas'] as const;
const CHANGE_WIDTHS = [30, 30, 34, 30];

/** About four milliseconds. */
const ROWS_IN_ONE_GO = 25;

type Workbook = stream.xlsx.WorkbookWriter;
export type Tables = { rows: Iterable<ReportRow>; changes: AsyncIterable<ChangeRow> };

/** The workbook as bytes; the tables are never whole in memory. */
export async function writeWorkbook(head: ReportHead, tables: Tables, language: Language): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs'); // a quarter of a worker's start, seldom needed
  const t = reportTexts(language);
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const made = { creator: MAKER, lastModifiedBy: MAKER, created: head.finishedAt, modified: head.finishedAt };
  Object.assign(workbook, made, { title: t('title', { username: head.username }) });

  await writePeople(workbook, head, tables.rows, t);
  if (head.comparison && hasChanged(head.comparison)) await writeChanges(workbook, tables.changes, t);
  await workbook.commit();
  return bytes;
}

async function writePeople(workbook: Workbook, head: ReportHead, rows: Iterable<ReportRow>, t: ReportTexts) {
  const lines = headLines(head, t);
  const titles = lines.length + 3; // after title, lines and an empty row
  const columns = head.marksKept ? COLUMNS : COLUMNS.slice(0, -1);
  const sheet = workbook.addWorksheet(MAKER, { views: [{ state: 'frozen', ySplit: titles }] });
  sheet.columns = columns.map((_, place) => ({ width: WIDTHS[place] ?? 0 }));
  writeHead(sheet, t('title', { username: cellText(head.username) }), lines);
  const last = titles + (await writeTable(sheet, rows, columns, t, head.username));
  sheet.autoFilter = { from: { row: titles, column: 1 }, to: { row: last, column: columns.length } };
  sheet.commit();
}

/** Who is gone, came, took another name. */
async function writeChanges(workbook: Workbook, changes: AsyncIterable<ChangeRow>, t: ReportTexts): Promise<void> {
  const sheet = workbook.addWorksheet(t('changes.title'), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = CHANGE_WIDTHS.map((width) => ({ width }));
  writeTitles(sheet, CHANGE_COLUMNS, t, '');
  let count = 0;
  for await (const { kind, username, fullName, usernameWas } of changes) {
    const name = nameCell(username);
    const row = sheet.addRow([t(`changes.${kind}`), name, cellText(fullName), cellText(usernameWas ?? '')]);
    if (typeof name === 'object') row.getCell(2).font = LINK;
    row.commit();
    count += 1;
    if (count % ROWS_IN_ONE_GO === 0) await breathe();
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: CHANGE_COLUMNS.length } };
  sheet.commit();
}

type Column = (typeof COLUMNS)[number] | (typeof CHANGE_COLUMNS)[number];

function writeTitles(sheet: Worksheet, columns: readonly Column[], t: ReportTexts, username: string): void {
  const titles = sheet.addRow(columns.map((column) => t(`columns.${column}`, { username: cellText(username) })));
  titles.font = { bold: true };
  titles.commit();
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
  columns: readonly Column[],
  t: ReportTexts,
  username: string,
): Promise<number> {
  writeTitles(sheet, columns, t, username);
  const words = { yes: t('yes'), no: t('no') };
  let number = 0;
  for (const row of rows) {
    number += 1;
    writeRow(sheet, number, row, columns.includes('mayStay'), words);
    if (number % ROWS_IN_ONE_GO === 0) await breathe();
  }
  return number;
}

function writeRow(
  sheet: Worksheet,
  number: number,
  user: ReportRow,
  marksKept: boolean,
  words: { yes: string; no: string },
): void {
  const answers = [user.followsYou, user.youFollow, user.followsYou && user.youFollow];
  const name = nameCell(user.username);
  const row = sheet.addRow([
    number,
    name,
    cellText(user.fullName),
    ...answers.map((answer) => (answer ? words.yes : words.no)),
    ...(marksKept ? [user.mayStay ? words.yes : ''] : []),
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
