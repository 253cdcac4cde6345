/** Plays a world: every step in its turn, time as it is needed, the timetable, what people do. It ends when every check has ended. */
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import { planProactive } from '#/lib/upkeep/plan-proactive.ts';
import { RIGHT_CODE } from '../../schedules/outside-browser.ts';
import type { Action } from './plan.ts';
import type { Stage } from './stage.ts';

/** No check may take longer, whatever Instagram and our own house do. */
const LONGEST_MS = 3 * DAY_MS;
/** So many steps no world of this size needs: a check that takes more goes round in circles. */
const STEPS = 10_000;
const FIRST_TICK_MS = 4 * SECOND_MS;
const LONGEST_TICK_MS = 60 * MINUTE_MS;
/** Longer than any lease and any claim lasts. */
const LEASES_LAPSE_MS = 2 * MINUTE_MS;

/** @returns how the play ended, when not every check has. */
export async function drive(stage: Stage): Promise<string | null> {
  const { time, turns, queue } = stage;
  const startMs = time.nowMs();
  const actions = [...stage.plan.actions].sort((a, b) => a.at - b.at);
  const kills = [...stage.plan.kills].sort((a, b) => a - b);
  let tickMs = FIRST_TICK_MS;
  let tickAt = startMs + tickMs;
  let stretchMs = 0;
  let over = false;

  for (let steps = 0; steps < STEPS; ) {
    await settled(stage);
    if (over && turns.pending().length === 0 && queue.jobs.length === 0 && time.firstWakeMs() === null) {
      time.passTo(time.nowMs() + LEASES_LAPSE_MS); // what a worker that died held has lapsed
      await time.tellDatabase();
      return null;
    }
    while (actions[0] && actions[0].at <= steps) await act(stage, actions.shift() as Action);

    const turn = turns.pending()[0];
    if (turn) {
      steps += 1;
      await turns.give(turn);
      while (kills[0] !== undefined && kills[0] <= steps) {
        kills.shift();
        kill(stage, turn.worker);
      }
      continue;
    }
    if (queue.jobs.length > 0) {
      deliver(stage, steps);
      tickMs = FIRST_TICK_MS;
      tickAt = time.nowMs() + tickMs;
      stretchMs = 0;
      continue;
    }

    const wakeMs = time.firstWakeMs();
    if (wakeMs !== null && wakeMs <= tickAt) {
      // who looks again and again for something looks less often on a busy machine
      stretchMs = Math.min(stretchMs === 0 ? 20 : stretchMs * 2, 4 * SECOND_MS);
      time.passTo(Math.min(tickAt, Math.max(wakeMs, time.nowMs() + stretchMs)));
      await answerPeople(stage);
      continue;
    }
    if (!over && (await everythingEnded(stage))) {
      over = true;
      stage.faults.end();
      kills.length = 0;
      actions.length = 0;
      time.passTo(time.nowMs() + LEASES_LAPSE_MS);
    } else if (wakeMs === null || wakeMs > tickAt) {
      time.passTo(tickAt);
    }
    if (time.nowMs() - startMs > LONGEST_MS) return 'it is still open after three days';
    tick(stage);
    tickMs = Math.min(tickMs * 2, LONGEST_TICK_MS);
    tickAt = await nextTick(stage, tickMs);
  }
  const days = ((time.nowMs() - startMs) / DAY_MS).toFixed(2);
  return `it goes round in circles: not over after ${STEPS} steps, ${days} days`;
}

/** Bodies of answers are read in a few rounds of the event loop. */
async function settled({ turns }: Stage): Promise<void> {
  await turns.settled();
  if (turns.pending().length === 0) {
    await turns.settled();
    await turns.settled();
  }
}

function deliver({ crew, queue }: Stage, steps: number): void {
  const job = queue.jobs.shift();
  if (job) crew.deliver(crew.at(steps % 2), job);
}

function kill({ crew, turns, time, facts }: Stage, workerId: string): void {
  const worker = crew.all.find(({ id }) => id === workerId);
  if (!worker || worker.state === 'dead') return;
  turns.note(`${worker.name} dies`);
  turns.bury(worker.id);
  time.bury(worker.id);
  crew.replace(worker);
  facts.kills += 1;
}

function tick({ crew }: Stage): void {
  const worker = crew.at(0);
  crew.start(worker, 'reconcileChecks', reconcileChecks);
  crew.start(worker, 'rescueAttempts', rescueAttempts);
}

/** The next moment of which the database knows that something is due, but not sooner than a few seconds from now. */
async function nextTick({ db, time, facts }: Stage, tickMs: number): Promise<number> {
  const rows = await db.$queryRaw<{ due: Date | null; wrong: bigint | null }[]>`
    select least(
      (select min(wake_at) from checks where status = 'parked'),
      (select min(coalesce(seen_at, started_at)) + interval '16 seconds' from checks where status = 'running'),
      (select min(coalesce(not_before, queued_at)) from refresh_attempts where status = 'queued')) as due,
      (select min(c.id) from customers c where c.balance < 0
         or c.balance <> (select coalesce(sum(l.delta), 0) from ledger_entries l where l.customer_id = c.id)) as wrong`;
  const wrong = rows[0]?.wrong ?? null;
  if (wrong !== null)
    facts.seen.push({
      rule: 'a balance is the sum of its ledger',
      detail: `at ${new Date(time.nowMs()).toISOString()}`,
    });
  const dueMs = rows[0]?.due?.getTime() ?? Number.POSITIVE_INFINITY;
  const soonest = time.nowMs() + FIRST_TICK_MS;
  return Math.max(soonest, Math.min(dueMs, time.nowMs() + Math.max(tickMs, FIRST_TICK_MS)));
}

async function everythingEnded({ db }: Stage): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: bigint }[]>`
    select (select count(*) from checks where status in ('queued', 'running', 'parked'))
         + (select count(*) from refresh_attempts where status in ('running', 'waiting_for_code')) as open`;
  return rows[0]?.open === 0n;
}

/** A person who has the right code types it; who has not lets it be. */
async function answerPeople({ db, desk, signIns }: Stage): Promise<void> {
  if (signIns.posts.length === 0) return;
  const open = await db.challenge.findFirst({ where: { status: 'open' }, orderBy: { askedAt: 'asc' } });
  if (open)
    await unlessRefused(() =>
      answerChallenge(desk, { challengeId: open.id, code: RIGHT_CODE, door: 'dashboard', by: SYSTEM }),
    );
}

async function act(stage: Stage, action: Action): Promise<void> {
  const { desk, checks, accounts, crew, turns, db } = stage;
  turns.note(`somebody does: ${action.what}`);
  const checkId = checks[action.which % Math.max(1, checks.length)];
  const account = accounts[action.which % accounts.length];
  await unlessRefused(async () => {
    if (action.what === 'cancel' && checkId) await cancelCheck(desk, { checkId, by: SYSTEM });
    if (action.what === 'manual' && account)
      await requestRefresh(desk, { accountId: account.id, cause: 'manual', by: SYSTEM });
    if (action.what === 'plan') crew.start(crew.at(1), 'planProactive', planProactive);
    if (action.what !== 'wrong_code') return;
    const open = await db.challenge.findFirst({ where: { status: 'open' } });
    if (open) await answerChallenge(desk, { challengeId: open.id, code: '111111', door: 'dashboard', by: SYSTEM });
  });
}

async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
