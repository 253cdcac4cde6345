/** Every worker runs every line; each is a compare-and-set. */
import { backUpWhenDue } from '#/lib/backups/back-up-when-due.ts';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { watchContract } from '#/lib/contract/watch-contract.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { beatWorker } from '#/lib/platform/workers.ts';
import { sweepRetention } from '#/lib/privacy/sweep-retention.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { remindPeople } from '#/lib/reminders/remind-people.ts';
import { planProactive } from '#/lib/upkeep/plan-proactive.ts';
import { tellAlarms } from '#/lib/upkeep/tell-alarms.ts';

type Line = { name: string; everyMs: number; run(ctx: WorkerCtx, stop: AbortSignal): Promise<unknown> };

export const TIMETABLE: readonly Line[] = [
  { name: 'worker is alive', everyMs: 5 * SECOND_MS, run: (ctx) => beatWorker(ctx.db, ctx.workerId) },
  { name: 'rescue and wake checks', everyMs: 3 * SECOND_MS, run: (ctx) => reconcileChecks(ctx) },
  { name: 'rescue attempts', everyMs: 5 * SECOND_MS, run: (ctx) => rescueAttempts(ctx) },
  { name: 'renew sessions before they die', everyMs: 30 * SECOND_MS, run: (ctx) => planProactive(ctx) },
  { name: 'deliver notices', everyMs: 3 * SECOND_MS, run: (ctx) => sweepNotices(ctx) },
  { name: 'tell owners who may do what now', everyMs: 3 * SECOND_MS, run: (ctx) => tellAlarms(ctx) },
  { name: 'remind people', everyMs: 10 * SECOND_MS, run: (ctx) => remindPeople(ctx) },
  { name: 'watch what Instagram answers', everyMs: MINUTE_MS, run: (ctx) => watchContract(ctx) },
  { name: 'forget what is not needed any more', everyMs: HOUR_MS, run: (ctx) => sweepRetention(ctx) },
  { name: 'write a backup', everyMs: 10 * MINUTE_MS, run: (ctx, stop) => backUpWhenDue(ctx, stop) },
];

/** Keeps every line until `stop`; no line overlaps itself. */
export async function keepTimetable(ctx: WorkerCtx, stop: AbortSignal): Promise<void> {
  await Promise.all(
    TIMETABLE.map(async (line) => {
      while (!stop.aborted) {
        await line.run(ctx, stop).catch((error: unknown) => {
          if (isOutage(error)) ctx.log.warn({ line: line.name }, 'the database did not answer');
          else ctx.log.error({ line: line.name, err: error }, 'a line of the timetable failed');
        });
        await ctx.clock.sleep(line.everyMs, stop);
      }
    }),
  );
}
