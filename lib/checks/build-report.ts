import type { Ctx } from '#/lib/context.ts';
import type { Language } from '#/lib/platform/language.ts';
import { GROUPS, type Group } from './model.ts';
import { everyChange, everyPerson, type FileRow, relationOf } from './report/file-rows.ts';
import { fileNameOf, readHead } from './report/read-head.ts';
import type { ReportHead } from './report/report-head.ts';
import type { ReportRow } from './report/report-row.ts';
import { writeWorkbook } from './report/write-workbook.ts';

/** Above it, only those who do not follow back, or of whom nobody could tell, are listed, and at most as many. */
export const REPORT_ROWS_LIMIT = 100_000;

/**
 * A check's result as XLSX, those who do not follow back first; what changed on a sheet of its own.
 * @throws {DomainError} `forbidden` without the right to names; `not_found`; `conflict` before the end; `gone` if deleted.
 */
export async function buildReport(
  ctx: Pick<Ctx, 'db' | 'clock' | 'hideNames'>,
  { checkId, language }: { checkId: string; language: Language },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const head = await readHead(ctx, { checkId, most: REPORT_ROWS_LIMIT });
  const rows = await rowsOf(ctx, checkId, head);
  const bytes = await writeWorkbook(head, { rows, changes: everyChange(ctx, checkId) }, language);
  return { fileName: fileNameOf(head, 'xlsx'), bytes };
}

/** Group after group, by name. */
async function rowsOf(ctx: Pick<Ctx, 'db' | 'hideNames'>, checkId: string, head: ReportHead): Promise<ReportRow[]> {
  const people: FileRow[] = [];
  for await (const person of everyPerson(ctx, checkId, head)) people.push(person);
  const inGroup = (group: Group) => people.filter((person) => person.group === group).sort(byName);
  return GROUPS.flatMap(inGroup).map(({ group, ...person }) => ({ ...person, ...relationOf(group) }));
}

function byName(one: FileRow, other: FileRow): number {
  return one.username < other.username ? -1 : 1;
}
