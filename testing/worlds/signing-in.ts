/** Attempts at a sign-in that a fault happens to. */
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { RefreshEnded } from '#/lib/refresh/model.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { runRefresh } from '#/lib/refresh/run-refresh.ts';
import { until } from '../waits.ts';
import { askedCheck, runSlice } from './reading.ts';
import { whenDue } from './when-due.ts';
import type { World } from './world.ts';

/** A check that lost its session in the middle of its first list, and the account that lost it. */
export async function parkedCheck(world: World, account: Parameters<World['account']>[0] = {}) {
  const { id: accountId, sandbox } = await world.account(account);
  const asking = await askedCheck(world, { followers: 200, following: 60, mutual: 30 });
  world.instagram.signOutAfter({ followersRead: 75, flavour: 'login_required' });
  const ended = await runSlice(world, asking.id);
  if (ended.outcome !== 'park') throw new Error(`the check did not park: ${ended.outcome}`);
  return { ...asking, accountId, sandbox };
}

/** Opens an attempt, or joins the open one, and runs it here to its end. */
export async function signIn(world: World, accountId: string, stop = new AbortController()): Promise<RefreshEnded> {
  const { attempt } = await requestRefresh(world.ctx, { accountId, cause: 'signed_out', by: SYSTEM });
  return runRefresh(world.ctx, { attemptId: attempt.id, signal: stop.signal });
}

/** Everything that the timetable would do for checks and attempts, a few times over. */
export async function letTheMachineryTry({ ctx }: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await whenDue(ctx, 'checks', reconcileChecks);
    await whenDue(ctx, 'attempts', rescueAttempts);
  }
}

/** The question that Instagram asks a person now. */
export function openQuestion({ ctx }: World): Promise<{ id: string; attemptId: string; wrongBefore: boolean }> {
  return until('a person is asked for a code', () =>
    ctx.db.challenge.findFirst({ where: { status: 'open' }, orderBy: { askedAt: 'desc' } }),
  );
}
