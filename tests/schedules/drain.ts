/** The end of every schedule: nothing goes wrong any more, time passes, people help. Everything must come to its end. */
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { answer, askByHand, deliverOne, lapse, pass, readyTurns, silence, wake } from './apply-move.ts';
import { RIGHT_CODE } from './outside-browser.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 40;
const TURNS = 20_000;
/** After so many waits in which nothing else happened, what a dead worker claimed on the database's clock has lapsed. */
const WAITS = 500;

/** @throws when something is left that nobody will ever end. */
export async function drain(stage: Stage): Promise<void> {
  stage.turns.note('no more faults');
  for (const worker of stage.crew.all) wake(worker);
  stage.outside.mishaps.clear();
  stage.outside.scripts.clear();

  for (let round = 0; round < ROUNDS; round += 1) {
    await runOut(stage);
    if (round > 0 && (await isOver(stage))) return; // the timetable comes at least once
    await passTime(stage);
  }
  throw new Error(`something is stuck: ${JSON.stringify(await leftOpen(stage))}`);
}

/** Gives every turn and delivers every job until nobody wants any. */
async function runOut(stage: Stage): Promise<void> {
  for (let given = 0, waited = 0; given < TURNS; given += 1) {
    const ready = readyTurns(stage);
    const step = ready.find(({ kind }) => kind === 'step');
    if (step) await stage.turns.give(step);
    else if (stage.queue.jobs.length > 0)
      deliverOne(stage, 'newest'); // the old ones come as late as they can
    else if (ready[0]) {
      await answer(stage, RIGHT_CODE);
      await stage.turns.give(ready[0]);
      waited += 1;
      if (waited % WAITS === 0) await pass(stage, MINUTE_MS);
    } else return;
    await stage.turns.settled();
  }
  throw new Error(`somebody goes round in circles: ${stage.turns.trace.slice(-10).join('; ')}`);
}

/** What the timetable, the clock and attentive people do meanwhile. */
async function passTime(stage: Stage): Promise<void> {
  const dead = ({ state }: { state: string }) => state === 'dead';
  await lapse(stage, dead);
  await silence(stage, dead);
  await pass(stage, 31 * MINUTE_MS);
  const blocked = await stage.db.account.findMany({ where: { status: 'blocked' } });
  for (const account of blocked) await askByHand(stage, account);
  const worker = stage.crew.at(0);
  stage.crew.start(worker, 'reconcileChecks', reconcileChecks);
  stage.crew.start(worker, 'rescueAttempts', rescueAttempts);
  await stage.turns.settled();
}

async function isOver(stage: Stage): Promise<boolean> {
  const { checks, attempts } = await leftOpen(stage);
  return checks.length === 0 && attempts.length === 0 && stage.queue.jobs.length === 0;
}

async function leftOpen({ db }: Stage) {
  const checks = await db.check.findMany({
    where: { status: { in: ['queued', 'running', 'parked'] } },
    select: { id: true, status: true, parkReason: true, run: true },
  });
  const attempts = await db.refreshAttempt.findMany({
    where: { openFor: { not: null } },
    select: { id: true, status: true, notBefore: true, run: true },
  });
  return { checks, attempts };
}
