import type { WorkerCtx } from '#/lib/context.ts';
import type { Boss } from '#/lib/platform/queue.ts';
import { checkRun } from './check-run.ts';
import { work } from './define-job.ts';
import { followProgress } from './follow-progress.ts';
import { noticeDeliver } from './notice-deliver.ts';
import { paymentRefund } from './payment-refund.ts';
import { profileLookUp } from './profile-look-up.ts';
import { profileProve } from './profile-prove.ts';
import { refreshRequest, refreshRun } from './refresh-run.ts';
import { sessionProbe } from './session-probe.ts';
import { sessionReady } from './session-ready.ts';
import { keepTimetable } from './timetable.ts';

/** Less than the 30 s that orchestrators allow. */
const GRACE_MS = 25_000;

/** Works on every queue and keeps the timetable. @returns `stop`: stores pages in hand, hands checks over. */
export async function startWorker(
  ctx: WorkerCtx,
  options: { boss: Boss; url: string; concurrentChecks: number },
): Promise<{ stop(): Promise<void> }> {
  const { boss, url, concurrentChecks } = options;
  const stopping = new AbortController();
  await work(boss, ctx, checkRun(concurrentChecks), stopping.signal);
  await work(boss, ctx, refreshRequest, stopping.signal);
  await work(boss, ctx, refreshRun, stopping.signal);
  await work(boss, ctx, sessionReady, stopping.signal);
  await work(boss, ctx, sessionProbe, stopping.signal);
  await work(boss, ctx, noticeDeliver, stopping.signal);
  await work(boss, ctx, profileLookUp, stopping.signal);
  await work(boss, ctx, paymentRefund, stopping.signal);
  await work(boss, ctx, profileProve, stopping.signal);
  const stopFollowing = followProgress(ctx, url);
  const timetable = keepTimetable(ctx, stopping.signal);

  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: GRACE_MS, close: true });
      await timetable;
      await stopFollowing();
    },
  };
}
