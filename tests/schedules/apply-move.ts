/** What each move of a schedule does. A move that is not possible now does nothing. */
import { vi } from 'vitest';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { rescueAttempts } from '#/lib/refresh/rescue-attempts.ts';
import type { Worker } from './crew.ts';
import type { Move } from './moves.ts';
import { RIGHT_CODE } from './outside-browser.ts';
import { handIn, type Stage } from './stage.ts';

export async function applyMove(stage: Stage, move: Move): Promise<void> {
  if (move.do !== 'turn') stage.turns.note(JSON.stringify(move));
  await MOVES[move.do](stage, move as never);
  await stage.turns.settled();
}

type Moves = { [M in Move as M['do']]: (stage: Stage, move: M) => Promise<void> | void };

const MOVES: Moves = {
  async turn(stage, { pick, times }) {
    for (let given = 0; given < times; given += 1) {
      const ready = readyTurns(stage);
      const turn = ready[pick % Math.max(1, ready.length)];
      if (turn) await stage.turns.give(turn);
      else deliverOne(stage, 'oldest');
      await stage.turns.settled();
    }
  },
  deliver({ queue, crew }, { pick, slot, twice }) {
    const worker = crew.at(slot);
    const at = pick % Math.max(1, queue.jobs.length);
    const job = queue.jobs[at];
    if (!job || worker.state !== 'awake') return;
    if (!twice) queue.jobs.splice(at, 1);
    crew.deliver(worker, job);
  },
  lose({ queue }, { pick }) {
    if (queue.jobs.length > 0) queue.jobs.splice(pick % queue.jobs.length, 1);
  },
  kill(stage, { slot }) {
    const worker = stage.crew.at(slot);
    stage.witness.stops(worker, true);
    stage.turns.bury(worker.id);
    stage.crew.replace(worker);
  },
  pause(stage, { slot }) {
    const worker = stage.crew.at(slot);
    if (worker.state === 'awake') stage.witness.stops(worker, false);
    worker.state = 'asleep';
  },
  wake: ({ crew }, { slot }) => wake(crew.at(slot)),
  lapse: (stage) => lapse(stage, (worker) => worker.state !== 'awake'),
  silence: (stage) => silence(stage, () => true),
  beat: () => void vi.advanceTimersByTime(5 * SECOND_MS),
  pass: (stage) => pass(stage, 10 * MINUTE_MS),
  reconcile({ crew }, { slot }) {
    if (crew.at(slot).state === 'awake') crew.start(crew.at(slot), 'reconcileChecks', reconcileChecks);
  },
  rescue({ crew }, { slot }) {
    if (crew.at(slot).state === 'awake') crew.start(crew.at(slot), 'rescueAttempts', rescueAttempts);
  },
  die(stage, { account, ending, keepsCursors }) {
    const { username } = accountAt(stage, account);
    if (stage.outside.signOut(username, ending, { keepsCursors })) stage.witness.countsOf(username).deaths += 1;
  },
  mishap: (stage, { account, mishap }) => plan(stage.outside.mishaps, accountAt(stage, account).username, mishap),
  script: (stage, { account, script }) => plan(stage.outside.scripts, accountAt(stage, account).username, script),
  answer: (stage, { right }) => answer(stage, right ? RIGHT_CODE : '111111'),
  cancel: ({ desk, checks }, { check }) =>
    unlessRefused(async () => {
      const checkId = checks[check % checks.length];
      if (checkId) await cancelCheck(desk, { checkId, by: SYSTEM });
    }),
  ask_again: (stage, { check }) => stage.ask({ customer: check % 2, profile: check >> 1 }),
  manual: (stage, { account }) => askByHand(stage, accountAt(stage, account)),
  async hand_in(stage, { account }) {
    stage.witness.countsOf(accountAt(stage, account).username).byHand += 1;
    await handIn(stage, accountAt(stage, account));
  },
};

export function readyTurns({ turns, crew }: Stage) {
  return turns.pending().filter(({ worker }) => crew.all.find(({ id }) => id === worker)?.state === 'awake');
}

export function deliverOne({ queue, crew }: Stage, which: 'oldest' | 'newest'): void {
  const worker = crew.all.find(({ state }) => state === 'awake');
  const job = worker && (which === 'oldest' ? queue.jobs.shift() : queue.jobs.pop());
  if (job) crew.deliver(worker, job);
}

export function wake(worker: Worker): void {
  if (worker.state === 'asleep') worker.state = 'awake';
}

/** More time than a lease lasts has gone by, for workers that could not renew theirs. */
export async function lapse({ db, crew }: Stage, of: (worker: Worker) => boolean): Promise<void> {
  vi.advanceTimersByTime(31 * SECOND_MS);
  const owners = crew.all.filter(of).map(({ id }) => id);
  await db.$executeRaw`update accounts set lease_until = clock_timestamp() - interval '1 ms' where lease_owner = any(${owners})`;
}

/** Runs of these workers gave no sign of life for longer than is believed. */
export async function silence({ db, crew }: Stage, of: (worker: Worker) => boolean): Promise<void> {
  const workers = crew.all.filter(of).map(({ id }) => id);
  await db.$executeRaw`update checks set seen_at = seen_at - interval '1 hour', started_at = started_at - interval '1 hour'
                       where status = 'running' and worker_id = any(${workers}::uuid[])`;
}

/** Time for everything but leases and signs of life. */
export async function pass({ db, time }: Stage, ms: number): Promise<void> {
  time.pass(ms);
  await db.$executeRaw`update account_budgets set rests_until = rests_until - ${ms} * interval '1 ms', next_at = next_at - ${ms} * interval '1 ms'`;
  await db.$executeRaw`update generations set probed_at = probed_at - ${ms} * interval '1 ms' where probed_at is not null`;
}

export async function answer(stage: Stage, code: string): Promise<void> {
  const { db, desk } = stage;
  const open = await db.challenge.findFirst({ where: { status: 'open' }, orderBy: { askedAt: 'asc' } });
  if (open) await answerChallenge(desk, { challengeId: open.id, code, door: 'dashboard', by: SYSTEM });
}

export function askByHand(stage: Stage, { id, username }: { id: string; username: string }): Promise<void> {
  stage.witness.countsOf(username).byHand += 1;
  return unlessRefused(() => requestRefresh(stage.desk, { accountId: id, cause: 'manual', by: SYSTEM }));
}

async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

function accountAt({ accounts }: Stage, at: number) {
  const account = accounts[at % accounts.length];
  if (!account) throw new Error('a stage has accounts');
  return account;
}

function plan<T>(plans: Map<string, T[]>, account: string, next: T): void {
  plans.set(account, [...(plans.get(account) ?? []), next]);
}
