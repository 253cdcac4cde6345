/** Every worker runs every line; each is a compare-and-set. */
import { backUpWhenDue } from '#/lib/backups/back-up-when-due.ts';
import { spreadBroadcasts } from '#/lib/broadcasts/spread-broadcasts.ts';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { checkWatched } from '#/lib/checks/watches/check-watched.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import { watchContract } from '#/lib/contract/watch-contract.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import { askForRefunds } from '#/lib/payments/refund-payment.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { beatWorker } from '#/lib/platform/workers.ts';
import { sweepRetention } from '#/lib/privacy/sweep-retention.ts';
import { forgetHeld } from '#/lib/refresh/forget-held.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { remindPeople } from '#/lib/reminders/remind-people.ts';
import { planProactive } from '#/lib/upkeep/plan-proactive.ts';
import { tellAlarms } from '#/lib/upkeep/tell-alarms.ts';
import { type Due, readDue } from '#/lib/views/read-due.ts';

/** `when`: only while there is something to look after. */
type Line = {
  name: string;
  everyMs: number;
  when?: keyof Due;
  run(ctx: WorkerCtx, stop: AbortSignal): Promise<unknown>;
};

/** How often all lines that wait for something are asked for at once. */
const LOOK_MS = 3 * SECOND_MS;

export const TIMETABLE: readonly Line[] = [
  { name: 'worker is alive', everyMs: 5 * SECOND_MS, run: (ctx) => beatWorker(ctx.db, ctx.workerId) },
  { name: 'rescue and wake checks', everyMs: LOOK_MS, when: 'checks', run: (ctx) => reconcileChecks(ctx) },
  { name: 'rescue attempts', everyMs: LOOK_MS, when: 'attempts', run: (ctx) => rescueAttempts(ctx) },
  { name: 'renew sessions before they die', everyMs: 30 * SECOND_MS, run: (ctx) => planProactive(ctx) },
  { name: 'spread broadcasts', everyMs: LOOK_MS, when: 'broadcasts', run: (ctx) => spreadBroadcasts(ctx) },
  { name: 'deliver notices', everyMs: LOOK_MS, when: 'notices', run: (ctx) => sweepNotices(ctx) },
  { name: 'tell owners who may do what now', everyMs: 3 * SECOND_MS, run: (ctx) => tellAlarms(ctx) },
  { name: 'remind people', everyMs: 10 * SECOND_MS, when: 'people', run: (ctx) => remindPeople(ctx) },
  { name: 'ask for refunds until they are known', everyMs: LOOK_MS, when: 'refunds', run: (ctx) => askForRefunds(ctx) },
  { name: 'compare with what Telegram says of Stars', everyMs: 2 * MINUTE_MS, run: (ctx) => reconcileStars(ctx) },
  { name: 'check watched profiles', everyMs: MINUTE_MS, run: (ctx) => checkWatched(ctx) },
  { name: 'watch what Instagram answers', everyMs: MINUTE_MS, run: (ctx) => watchContract(ctx) },
  { name: 'forget sign-ins that are too old to go on with', everyMs: MINUTE_MS, run: (ctx) => forgetHeld(ctx) },
  { name: 'forget what is not needed any more', everyMs: HOUR_MS, run: (ctx) => sweepRetention(ctx) },
  { name: 'write a backup', everyMs: 10 * MINUTE_MS, run: (ctx, stop) => backUpWhenDue(ctx, stop) },
];

/** Keeps every line until `stop`; no line overlaps itself. */
export async function keepTimetable(ctx: WorkerCtx, stop: AbortSignal): Promise<void> {
  const byClock = TIMETABLE.filter(({ when }) => !when).map((line) => keepLine(ctx, line, stop));
  await Promise.all([...byClock, keepLooking(ctx, stop)]);
}

async function keepLine(ctx: WorkerCtx, line: Line, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await runLine(ctx, line, stop);
    await ctx.clock.sleep(line.everyMs, stop);
  }
}

/** One statement says which lines have something to do; these run, each by itself, however long another takes. */
async function keepLooking(ctx: WorkerCtx, stop: AbortSignal): Promise<void> {
  const inHand = new Map<Line, Promise<void>>();
  const look = async () => {
    const due = await readDue(ctx);
    for (const line of TIMETABLE) {
      if (!line.when || !due[line.when] || inHand.has(line)) continue;
      inHand.set(
        line,
        runAndRest(ctx, line, stop).finally(() => inHand.delete(line)),
      );
    }
  };
  await keepLine(ctx, { name: 'look what is due', everyMs: LOOK_MS, run: look }, stop);
  await Promise.all(inHand.values());
}

/** It is looked for again when its time has come. */
async function runAndRest(ctx: WorkerCtx, line: Line, stop: AbortSignal): Promise<void> {
  await runLine(ctx, line, stop);
  await ctx.clock.sleep(line.everyMs - LOOK_MS, stop);
}

async function runLine(ctx: WorkerCtx, line: Line, stop: AbortSignal): Promise<void> {
  await line.run(ctx, stop).catch((error: unknown) => {
    if (isOutage(error)) ctx.log.warn({ line: line.name }, 'the database did not answer');
    else ctx.log.error({ line: line.name, err: error }, 'a line of the timetable failed');
  });
}
