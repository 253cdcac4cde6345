import type { Ctx } from '#/lib/context.ts';
import type { Language } from '#/lib/platform/language.ts';
import { everyChange } from './report/file-rows.ts';
import { fileNameOf, readHead } from './report/read-head.ts';
import type { ReportRow } from './report/report-row.ts';
import { reportRows } from './report/store.ts';
import { writeWorkbook } from './report/write-workbook.ts';

/** Above it, only those who do not follow back are listed, and at most as many. */
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
  const rows = await rowsOf(ctx, checkId, head.shortenedTo !== null);
  const bytes = await writeWorkbook(head, { rows, changes: everyChange(ctx, checkId) }, language);
  return { fileName: fileNameOf(head, 'xlsx'), bytes };
}

async function rowsOf(ctx: Pick<Ctx, 'db'>, checkId: string, shortened: boolean): Promise<ReportRow[]> {
  const rowsIn = (group: 'not_following_back' | 'not_followed' | 'mutual') =>
    reportRows(ctx.db, { checkId, group, limit: REPORT_ROWS_LIMIT });
  const first = await rowsIn('not_following_back');
  return shortened ? first : [...first, ...(await rowsIn('not_followed')), ...(await rowsIn('mutual'))];
}
