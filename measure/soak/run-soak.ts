import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Stage } from '../stage/open-stage.ts';
import type { WorkerProcess } from '../stage/worker-process.ts';
import { endOneSession } from './deaths.ts';
import { causeTrouble, type FaultCounts } from './faults.ts';
import { createDice, type Dice } from './random.ts';
import { readTally, type Tally } from './tally.ts';
import { flawsOf } from './verify-check.ts';

export type SoakPlan = {
  deaths: number;
  seed: number;
  workers: number;
  accounts: number;
  checksAtOnce: number;
  /** No session is killed after so long. */
  minutes: number;
  /** Once aborted, no further session is killed either. */
  stop?: AbortSignal;
};

export type SoakResult = Tally & {
  checks: number;
  failed: number;
  unequal: number;
  doubleCharges: number;
  faults: FaultCounts;
  seconds: number;
  /** One line for each check that is not as it should be. */
  flaws: string[];
};

/** What protects a real account would only stop the clock. */
export const SOAK_SETTINGS = { REST_SECONDS: '1', SIGN_OUT_COOLDOWN_SECONDS: '0' };

const LOOK_EVERY_MS = 60;
/** How often another fault follows a death. */
const TROUBLE_PER_DEATH = 0.4;
/** In a soak something always happens. When nothing does for so long, something is stuck. */
const STUCK_MS = 300_000;

/**
 * Kills sessions under a stream of checks, finishes open ones, and counts.
 * @throws {Error} nothing happened for five minutes; names the checks.
 */
export async function runSoak(stage: Stage, plan: SoakPlan, tell: (text: string) => void): Promise<SoakResult> {
  const started = performance.now();
  const until = started + plan.minutes * MINUTE_MS;
  stage.instagram.latency({ lists: 15 });
  const soak = await begin(stage, plan, tell);
  while (soak.died < plan.deaths && performance.now() < until && !plan.stop?.aborted) {
    await askForChecks(soak);
    const victim = soak.dice.one(soak.names);
    if (soak.dice.happens(0.5) && (await reads(stage, victim))) endOneSession(stage.instagram, victim, soak.dice);
    await lookAgain(soak);
    await countDeaths(soak);
  }
  await soak.trouble;
  stage.instagram.calm();
  while (soak.open.size > 0) await lookAgain(soak);

  const tally = await readTally(stage);
  for (const worker of soak.workers) await worker.stop();
  return { ...soak.counts, ...tally, seconds: (performance.now() - started) / 1_000 };
}

/** `movedAt`: when something happened last. */
type Soak = {
  stage: Stage;
  plan: SoakPlan;
  tell: (text: string) => void;
  dice: Dice;
  names: [string, ...string[]];
  workers: WorkerProcess[];
  open: Set<string>;
  asked: number;
  died: number;
  movedAt: number;
  trouble: Promise<void> | null;
  counts: Omit<SoakResult, keyof Tally | 'seconds'>;
};

async function begin(stage: Stage, plan: SoakPlan, tell: (text: string) => void): Promise<Soak> {
  const more = Array.from({ length: plan.accounts - 1 }, (_, n) => `reader.${n + 2}`);
  const names: Soak['names'] = ['reader.1', ...more];
  for (const username of names) await stage.account({ username });
  const workers: WorkerProcess[] = [];
  for (let n = 0; n < plan.workers; n += 1) workers.push(await stage.worker());
  return {
    ...{ stage, plan, tell, names, workers, dice: createDice(plan.seed), open: new Set(), trouble: null },
    ...{ asked: 0, died: 0, movedAt: performance.now() },
    counts: { checks: 0, failed: 0, unequal: 0, doubleCharges: 0, faults: {}, flaws: [] },
  };
}

async function askForChecks(soak: Soak): Promise<void> {
  const { stage, dice, open } = soak;
  while (open.size < soak.plan.checksAtOnce) {
    const username = `target${soak.asked++}`;
    const following = dice.whole(20, 200);
    const followers = dice.whole(100, 900);
    stage.instagram.profile({ username, followers, following, mutual: dice.whole(0, following / 2) });
    open.add((await stage.requestCheck(username)).id);
  }
}

/** @throws {Error} nothing happened for five minutes. */
async function lookAgain(soak: Soak): Promise<void> {
  const { stage, open, counts } = soak;
  await stage.ctx.clock.sleep(LOOK_EVERY_MS);
  const ended = await stage.ctx.db.check.findMany({
    where: { id: { in: [...open] }, status: { in: ['completed', 'failed', 'cancelled'] } },
    select: { id: true },
  });
  for (const { id } of ended) {
    open.delete(id);
    counts.checks += 1;
    soak.movedAt = performance.now();
    const { flaws, told } = await flawsOf(stage.ctx, stage.instagram, id);
    if (flaws.includes('failed')) counts.failed += 1;
    if (flaws.includes('unequal')) counts.unequal += 1;
    if (flaws.includes('double_charge')) counts.doubleCharges += 1;
    if (flaws.length > 0) counts.flaws.push(`${flaws.join(', ')}: ${told}`);
  }
  await expectMotion(soak);
}

async function countDeaths(soak: Soak): Promise<void> {
  const { stage, plan, dice, counts } = soak;
  const now = await deaths(stage);
  if (now === soak.died) return;
  soak.movedAt = performance.now();
  const every = Math.max(1, Math.min(25, Math.floor(plan.deaths / 4)));
  if (Math.floor(now / every) !== Math.floor(soak.died / every))
    soak.tell(`${now} deaths, ${counts.checks} checks done, ${counts.failed} failed`);
  soak.died = now;
  if (soak.trouble || !dice.happens(TROUBLE_PER_DEATH)) return;
  soak.trouble = causeTrouble(stage, soak.workers, dice, counts.faults).finally(() => {
    soak.trouble = null;
  });
}

/** By the product's own history. */
function deaths({ ctx }: Stage): Promise<number> {
  return ctx.db.generation.count({ where: { causeOfDeath: { in: ['signed_out', 'challenged', 'wrong_identity'] } } });
}

/** A session that has read no page would only die twice of one cause. */
async function reads({ ctx }: Stage, username: string): Promise<boolean> {
  const live = await ctx.db.generation.findFirst({
    where: { account: { username }, endedAt: null, requests: { gt: 0 } },
    select: { id: true },
  });
  return live !== null;
}

async function expectMotion({ stage: { ctx }, open, movedAt }: Soak): Promise<void> {
  if (performance.now() - movedAt < STUCK_MS) return;
  const checks = await ctx.db.check.findMany({ where: { id: { in: [...open] } } });
  const stand = checks.map((check) => `@${check.targetUsername} ${check.status} (${check.parkReason ?? '-'})`);
  throw new Error(`nothing has happened for ${STUCK_MS / 1_000} s: ${stand.join(', ')}`);
}
