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
const COLUMNS = ['place', 'username', 'fullName', 'follows', 'followed', 'mutual', 'how', 'mayStay'] as const;
const WIDTHS: Record<(typeof COLUMNS)[number], number> = {
  ...{ place: 8, username: 30, fullName: 34, follows: 24, followed: 24, mutual: 12, how: 18, mayStay: 12 },
};
const CHANGE_COLUMNS = ['change', 'username', 'fullName', 'usernameWas'] as const;
const CHANGE_WIDTHS = [30, 30, 34, 30];

const ALWAYS = { place: true, username: true, fullName: true, follows: true, followed: true, mutual: true };

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

  await writePeople(workbook, head, tables.rows, t, language);
  if (head.comparison && hasChanged(head.comparison)) await writeChanges(workbook, tables.changes, t);
  await workbook.commit();
  return bytes;
}

async function writePeople(
  workbook: Workbook,
  head: ReportHead,
  rows: Iterable<ReportRow>,
  t: ReportTexts,
  language: Language,
) {
  const lines = headLines(head, t, language);
  const titles = lines.length + 3; // after title, lines and an empty row
  const isShown = { ...ALWAYS, how: head.saysHow, mayStay: head.marksKept };
  const columns = COLUMNS.filter((column) => isShown[column]);
  const sheet = workbook.addWorksheet(MAKER, { views: [{ state: 'frozen', ySplit: titles }] });
  sheet.columns = columns.map((column) => ({ width: WIDTHS[column] }));
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
  let number = 0;
  for (const row of rows) {
    number += 1;
    writeRow(sheet, number, row, columns, t);
    if (number % ROWS_IN_ONE_GO === 0) await breathe();
  }
  return number;
}

function writeRow(sheet: Worksheet, number: number, user: ReportRow, columns: readonly Column[], t: ReportTexts): void {
  const answers = [user.followsYou, user.youFollow, user.youFollow && user.followsYou];
  const name = nameCell(user.username);
  const row = sheet.addRow([
    number,
    name,
    cellText(user.fullName),
    ...answers.map((answer) => (answer === null ? t('how.unknown') : t(answer ? 'yes' : 'no'))),
    ...(columns.includes('how') ? [t(`how.${user.how}`)] : []),
    ...(columns.includes('mayStay') ? [user.mayStay ? t('yes') : ''] : []),
  ]);
  if (typeof name === 'object') row.getCell(2).font = LINK;
  answers.forEach((answer, place) => {
    row.getCell(4 + place).fill = answer === null ? GREY : answer ? GREEN : RED;
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
const GREY = solid('FFE6E8EC');

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
