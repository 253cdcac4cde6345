import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Fill, Worksheet } from 'exceljs';
import { inertText } from './inert-text.ts';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';
import type { ReportRow } from './store.ts';

/** What stands above the table. `share` is 0 to 1. */
export type ReportHead = {
  username: string;
  finishedAt: Date;
  followers: number;
  following: number;
  mutual: number;
  notMutual: number;
  share: number;
  whole: boolean;
  /** Only those who do not follow back are listed. */
  shortened: boolean;
};

/** Excel opens no sheet with more links than this; above it the address is plain text. */
const LINKS_LIMIT = 60_000;
const WIDTHS = [8, 28, 32, 18, 18, 12, 44];

/** About four milliseconds. */
const ROWS_IN_ONE_GO = 25;

type Sheet = Worksheet;

/** The workbook as bytes. Rows are written as they come, so that the whole table never stands in memory as objects. */
export async function writeWorkbook(
  head: ReportHead,
  rows: Iterable<ReportRow>,
  language: 'en' | 'ru',
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs'); // a quarter of a worker's start, for a file that most starts never write
  const words = REPORT_WORDS[language];
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(words.sheet);
  sheet.columns = WIDTHS.map((width) => ({ width }));

  writeHead(sheet, head, words);
  await writeTable(sheet, rows, words);
  sheet.commit();
  await workbook.commit();
  return bytes;
}

function writeHead(sheet: Sheet, head: ReportHead, words: ReportWords): void {
  const title = sheet.addRow([`${words.title}${inertText(head.username)}`]);
  title.font = { bold: true, size: 16 };
  title.commit();
  line(sheet, words.made, head.finishedAt, 'yyyy-mm-dd hh:mm');
  line(sheet, words.followers, head.followers, '#,##0');
  line(sheet, words.following, head.following, '#,##0');
  line(sheet, words.mutual, head.mutual, '#,##0');
  line(sheet, words.notMutual, head.notMutual, '#,##0');
  line(sheet, words.share, head.share, '0.0%');
  line(sheet, words.wholeness, head.whole ? words.whole : words.partial);
  if (head.shortened) line(sheet, words.shortened, '');
  sheet.addRow([]).commit();
}

function line(sheet: Sheet, name: string, value: string | number | Date, format?: string): void {
  const row = sheet.addRow([name, null, value]);
  row.getCell(1).font = { bold: true };
  row.getCell(3).alignment = { horizontal: 'left' };
  if (format) row.getCell(3).numFmt = format;
  row.commit();
}

/** Lets others work every few milliseconds: pages of other checks arrive meanwhile, and a busy worker gives no sign of life. */
async function writeTable(sheet: Sheet, rows: Iterable<ReportRow>, words: ReportWords): Promise<void> {
  const titles = sheet.addRow(words.columns);
  titles.font = { bold: true };
  titles.commit();
  let number = 0;
  for (const row of rows) {
    number += 1;
    writeRow(sheet, number, row, words);
    if (number % ROWS_IN_ONE_GO === 0) await breathe();
  }
}

function writeRow(sheet: Sheet, number: number, user: ReportRow, words: ReportWords): void {
  const link = `https://www.instagram.com/${encodeURIComponent(user.username)}/`;
  const answers = [user.followsYou, user.youFollow, user.followsYou && user.youFollow];
  const row = sheet.addRow([
    number,
    inertText(user.username),
    inertText(user.fullName),
    ...answers.map((answer) => (answer ? words.yes : words.no)),
    number <= LINKS_LIMIT ? { text: link, hyperlink: link } : link,
  ]);
  answers.forEach((answer, place) => {
    row.getCell(4 + place).fill = answer ? GREEN : RED;
  });
  row.commit();
}

const GREEN = solid('FFD7F0DC');
const RED = solid('FFF9D6D5');

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
