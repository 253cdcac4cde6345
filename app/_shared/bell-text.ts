import { getTranslations } from 'next-intl/server';
import { problemBy } from '#/components/accounts/problem.ts';
import type { BellNotice } from '#/lib/notices/list-bell.ts';

/** What the bell says of each notice: of an account that a person must cure, the same sentence as everywhere else. */
export async function bellTexts(notices: readonly BellNotice[]): Promise<string[]> {
  const t = await getTranslations('accounts.trouble');
  return notices.map((notice) => {
    const stopped = stoppedBy(notice);
    return stopped ? t(problemBy(stopped.reason).cause, { username: stopped.username }) : notice.text;
  });
}

function stoppedBy(notice: BellNotice): { username: string; reason: string } | null {
  if (notice.kind === 'refresh_failed' && notice.payload.needsPerson)
    return { username: notice.payload.username, reason: notice.payload.failure };
  if (notice.kind !== 'alarm' || notice.payload.username === null) return null;
  const { username, verdict: reason } = notice.payload;
  return reason === 'warning' || reason === 'suspended' ? { username, reason } : null;
}
