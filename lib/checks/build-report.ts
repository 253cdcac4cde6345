import type { Ctx } from '#/lib/context.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { Language } from '#/lib/platform/language.ts';
import { ReportCertificate } from './report/certificate.ts';
import { findReportCheck, type ReportRow, reportRows } from './report/store.ts';
import { writeWorkbook } from './report/write-workbook.ts';

/** Above it, only those who do not follow back are listed, and at most as many. */
export const REPORT_ROWS_LIMIT = 100_000;

/**
 * A check's result as XLSX, those who do not follow back first.
 * @throws {DomainError} `forbidden` without the right to names; `not_found`; `conflict` before the end; `gone` if deleted.
 */
export async function buildReport(
  ctx: Pick<Ctx, 'db' | 'clock' | 'hideNames'>,
  input: { checkId: string; language: Language },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  if (ctx.hideNames) throw new DomainError('forbidden', 'This file holds names, which your role is not shown.');
  const check = await findReportCheck(ctx.db, input.checkId);
  if (!check) throw notFound('check', input.checkId);
  if (check.status !== 'completed') throw new DomainError('conflict', 'This check has no result yet.');
  const certificate = ReportCertificate.parse(check.certificate);
  const readOf = (list: ListName, otherwise: number) =>
    certificate?.lists.find((entry) => entry.list === list)?.read ?? otherwise;
  const followers = readOf('followers', check.followersRead);
  const following = readOf('following', check.followingRead);
  if (followers + following > 0 && check._count.journal === 0) {
    throw new DomainError('gone', 'The lists of this check are no longer kept.');
  }

  const mutual = check.mutualCount ?? 0;
  const shortened = followers + following - mutual > REPORT_ROWS_LIMIT;
  const finishedAt = check.finishedAt ?? ctx.clock.now();
  const head = {
    username: check.targetUsername,
    finishedAt,
    followers,
    following,
    mutual,
    notMutual: check.notMutualCount ?? 0,
    share: following === 0 ? 0 : mutual / following,
    certificate,
    shortenedTo: shortened ? REPORT_ROWS_LIMIT : null,
  };
  const rows = await rowsOf(ctx, input.checkId, shortened);
  const bytes = await writeWorkbook(head, rows, input.language);
  return { fileName: fileNameOf(check.targetUsername, finishedAt), bytes };
}

async function rowsOf(ctx: Pick<Ctx, 'db'>, checkId: string, shortened: boolean): Promise<ReportRow[]> {
  const rowsIn = (group: 'not_following_back' | 'not_followed' | 'mutual') =>
    reportRows(ctx.db, { checkId, group, limit: REPORT_ROWS_LIMIT });
  const first = await rowsIn('not_following_back');
  return shortened ? first : [...first, ...(await rowsIn('not_followed')), ...(await rowsIn('mutual'))];
}

function fileNameOf(username: string, at: Date): string {
  return `${username.replace(/[^\w.]/g, '_')}-${at.toISOString().slice(0, 10)}.xlsx`;
}
