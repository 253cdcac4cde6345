import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { attemptsOf } from '#/lib/refresh/attempts-of.ts';
import { accountsChangedAt, accountsThatRead, signedOutAccounts } from '#/lib/sessions/pool.ts';
import { TRIES_LIMIT } from './endurance.ts';
import { giveUp, leaveForWorker } from './leave-check.ts';
import { BLIND_PAUSE_MS } from './model.ts';
import { checksWithoutSession, dueChecks, forgiveDelay, silentChecks, stalledChecks } from './reconcile-store.ts';
import { findCheck } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits' | 'log' | 'operatorChannels'>;

/**
 * Rescues checks without a worker, sends lost jobs, asks for sessions, and ends checks that got no page for too long.
 * Safe to run anywhere, any time, twice.
 */
export async function reconcileChecks(ctx: Effects): Promise<{ rescued: number; woken: number; expired: number }> {
  const rescued = await rescueSilent(ctx);
  const woken = (await wakeDue(ctx)) + (await findSessions(ctx));
  const expired = await expireParked(ctx);
  return { rescued, woken, expired };
}

/** Wakes every check that waits for a session. */
export async function wakeChecks(ctx: Pick<Effects, 'db' | 'queue'>): Promise<number> {
  return send(ctx, await checksWithoutSession(ctx.db));
}

async function send(ctx: Pick<Effects, 'queue'>, checks: readonly { id: string }[]): Promise<number> {
  await ctx.queue.sendAll(
    'check.run',
    checks.map(({ id: checkId }) => ({ checkId })),
  );
  return checks.length;
}

async function rescueSilent(ctx: Effects): Promise<number> {
  let rescued = 0;
  for (const { id } of await silentChecks(ctx.db)) {
    const check = await findCheck(ctx.db, id);
    if (check?.status !== 'running') continue;
    rescued += await attempt(ctx, check.id, () => leaveForWorker(ctx, check));
  }
  return rescued;
}

async function wakeDue(ctx: Effects): Promise<number> {
  return send(ctx, await dueChecks(ctx.db, ctx.clock.now()));
}

async function findSessions(ctx: Effects): Promise<number> {
  const waiting = await checksWithoutSession(ctx.db);
  const ready = waiting.length > 0 && (await accountsThatRead(ctx.db)) > 0;
  await askForSessions(ctx, { all: waiting.length > 0 && !ready });
  return ready ? send(ctx, await helped(ctx, waiting)) : 0;
}

/** Asks for sessions of accounts whose request was lost or, with `all`, of every account without one. */
async function askForSessions({ db, queue }: Pick<Effects, 'db' | 'queue'>, { all }: { all: boolean }): Promise<void> {
  const signedOut = await signedOutAccounts(db);
  const attempts = await attemptsOf(db, signedOut);
  const idle = signedOut.filter(({ id, lostAt }) => {
    const attempt = attempts.get(id);
    return !attempt?.isOpen && (all || (lostAt !== null && !(attempt && attempt.askedAt >= lostAt)));
  });
  const requests = idle.map(({ id: accountId }) => ({ accountId, cause: 'no_session' as const }));
  await queue.sendAll('refresh.request', requests);
}

/** Where those signed in see nothing, only once something about accounts changed. */
async function helped<C extends { wakeAt: Date | null }>(ctx: Effects, waiting: readonly C[]): Promise<C[]> {
  const changedAt = (await accountsChangedAt(ctx.db))?.getTime() ?? 0;
  return waiting.filter(({ wakeAt }) => wakeAt === null || changedAt >= wakeAt.getTime() - BLIND_PAUSE_MS);
}

async function expireParked(ctx: Effects): Promise<number> {
  let expired = 0;
  const now = ctx.clock.now();
  for (const check of await stalledChecks(ctx.db, after(now, -ctx.limits.parkedMs))) {
    if (check.wakeAt && check.wakeAt <= now && check.fruitlessTries < TRIES_LIMIT) {
      await forgiveDelay(ctx.db, check, now);
      continue;
    }
    expired += await attempt(ctx, check.id, () => giveUp(ctx, check, { setback: check.parkReason ?? 'worker_gone' }));
  }
  return expired;
}

/** 1 when it worked; 0 when somebody else was faster or this check is broken: the others go on. */
async function attempt({ log }: Effects, checkId: string, work: () => Promise<unknown>): Promise<0 | 1> {
  try {
    await work();
    return 1;
  } catch (error) {
    if (error instanceof IllegalTransition) return 0;
    if (isOutage(error)) throw error;
    log.error({ checkId, err: error }, 'a check could not be put right');
    return 0;
  }
}
