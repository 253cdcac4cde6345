import type { Ctx } from '#/lib/context.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { readComparison } from '../changes/read-changes.ts';
import { readsFollowers } from '../unshown.ts';
import { ReportCertificate } from './certificate.ts';
import type { ReportHead } from './report-head.ts';
import { findReportCheck, keepsAnybody } from './store.ts';

/**
 * What the head of a result's file says. @param input.most so many people a file of this form lists.
 * @throws {DomainError} `forbidden` without the right to names; `not_found`; `conflict` before the end; `gone` if deleted.
 */
export async function readHead(
  ctx: Pick<Ctx, 'db' | 'clock' | 'hideNames'>,
  { checkId, most }: { checkId: string; most: number },
): Promise<ReportHead> {
  if (ctx.hideNames) throw new DomainError('forbidden', 'This file holds names, which your role is not shown.');
  const check = await findReportCheck(ctx.db, checkId);
  if (!check) throw notFound('check', checkId);
  if (check.status !== 'completed') throw new DomainError('conflict', 'This check has no result yet.');
  const certificate = ReportCertificate.parse(check.certificate);
  const readOf = (list: ListName, otherwise: number) =>
    certificate?.lists.find((entry) => entry.list === list)?.read ?? otherwise;
  const shown = readOf('followers', check.followersRead);
  const following = readOf('following', check.followingRead);
  if (shown + following > 0 && check._count.journal === 0) {
    throw new DomainError('gone', 'The lists of this check are no longer kept.');
  }

  const mutual = check.mutualCount ?? 0;
  const unknown = check.unknownCount ?? 0;
  const isLong = shown + following - mutual > most;
  return {
    username: check.targetUsername,
    finishedAt: check.finishedAt ?? ctx.clock.now(),
    ...{ following, mutual, unknown, certificate },
    followers: readsFollowers(certificate) ? shown : null,
    notMutual: check.notMutualCount ?? 0,
    share: following === unknown ? 0 : mutual / (following - unknown),
    saysHow: unknown + (certificate?.asked ?? 0) + (certificate?.assumed?.people ?? 0) > 0,
    shortenedTo: isLong ? most : null,
    marksKept: await keepsAnybody(ctx.db, check.customerId),
    comparison: await readComparison(ctx, { checkId }),
  };
}

/** Such as `ada-2026-11-23.xlsx`. */
export function fileNameOf({ username, finishedAt }: ReportHead, ending: string): string {
  return `${username.replace(/[^\w.]/g, '_')}-${finishedAt.toISOString().slice(0, 10)}.${ending}`;
}
