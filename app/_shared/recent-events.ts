import type { Happening } from '#/components/overview/event-feed.tsx';
import type { CheckView } from '#/lib/checks/view.ts';
import type { AttemptView } from '#/lib/refresh/view.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';
import { listChecks } from '#/lib/views/read-check.ts';
import type { OperatorCtx } from './operator-context.ts';

const MOST = 10;

/** Checks and attempts, newest first. */
export async function recentEvents(ctx: OperatorCtx): Promise<Happening[]> {
  const [checks, attempts] = await Promise.all([
    listChecks(ctx, { status: ['completed', 'failed', 'cancelled'], limit: MOST }),
    listAttempts(ctx, { limit: MOST }),
  ]);
  return [...checks.rows.flatMap(ofCheck), ...attempts.rows.flatMap(ofAttempt)]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, MOST);
}

function ofCheck(check: CheckView): Happening[] {
  const { id, status, finishedAt, targetUsername: username } = check;
  if (status !== 'completed' && status !== 'failed' && status !== 'cancelled') return [];
  return [
    {
      noun: 'check',
      id,
      status,
      username,
      at: finishedAt ?? check.requestedAt,
      href: `/checks/${id}`,
      count: check.notMutualCount ?? 0,
      whole: check.certificate?.whole === true,
    },
  ];
}

function ofAttempt(attempt: AttemptView): Happening[] {
  const { id, status, endedAt, failure, accountUsername: username } = attempt;
  if (!endedAt || (status !== 'succeeded' && status !== 'failed' && status !== 'abandoned')) return [];
  return [{ noun: 'attempt', id, status, username, failure, at: endedAt, href: `/refreshes/${id}` }];
}
