import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { anySession } from '#/lib/sessions/store.ts';
import { failCheck } from './finish-check.ts';
import { checksParkedSince, checksWithoutSession, dueChecks, idleAccounts, silentChecks } from './reconcile-store.ts';
import { findCheck, moveCheck } from './store.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits' | 'operatorChats'>;

/**
 * Makes deliveries agree with the truth: rescues checks whose worker is gone, sends the jobs of checks that should
 * have one, asks for the sessions that nobody gets, and gives credits back where the wait for a session grew too long. A lost message delays, never loses.
 * Safe to run anywhere, any time, twice.
 */
export async function reconcileChecks(ctx: Effects): Promise<{ rescued: number; woken: number; expired: number }> {
  const rescued = await rescueSilent(ctx);
  const woken = (await wakeDue(ctx)) + (await findSessions(ctx));
  const expired = await expireParked(ctx);
  return { rescued, woken, expired };
}

/** Wakes every check that waits for a session. Called when an account has a new one. */
export async function wakeChecks(ctx: Pick<Effects, 'db' | 'queue'>): Promise<number> {
  const waiting = await checksWithoutSession(ctx.db);
  for (const { id } of waiting) await ctx.queue.send('check.run', { checkId: id });
  return waiting.length;
}

async function rescueSilent(ctx: Effects): Promise<number> {
  let rescued = 0;
  for (const { id } of await silentChecks(ctx.db)) {
    const check = await findCheck(ctx.db, id);
    if (check?.status !== 'running') continue;
    rescued += await attempt(() =>
      ctx.db.transaction(async (tx) => {
        await moveCheck(tx, check, 'rescue', { at: ctx.clock.now(), reason: 'worker_gone' });
        await ctx.queue.send('check.run', { checkId: id }, { tx });
        await ctx.events.emit(tx, { topic: 'check', id });
      }),
    );
  }
  return rescued;
}

async function wakeDue(ctx: Effects): Promise<number> {
  const due = await dueChecks(ctx.db, ctx.clock.now());
  for (const { id } of due) await ctx.queue.send('check.run', { checkId: id });

  return due.length;
}

/** Checks that wait for a session go on when there is one; accounts that nobody signs in are asked for one. */
async function findSessions(ctx: Effects): Promise<number> {
  const waiting = (await checksWithoutSession(ctx.db)).length > 0;
  const ready = waiting && (await anySession(ctx.db));
  for (const { id } of await idleAccounts(ctx.db, { all: waiting && !ready })) {
    await ctx.queue.send('refresh.request', { accountId: id, cause: 'no_session' });
  }
  return ready ? wakeChecks(ctx) : 0;
}

async function expireParked(ctx: Effects): Promise<number> {
  let expired = 0;
  for (const check of await checksParkedSince(ctx.db, after(ctx.clock.now(), -ctx.limits.parkedMs))) {
    expired += await attempt(() => failCheck(ctx, check, 'no_session'));
  }
  return expired;
}

/** 1 when it worked, 0 when somebody else was faster. */
async function attempt(work: () => Promise<void>): Promise<0 | 1> {
  try {
    await work();
    return 1;
  } catch (error) {
    if (error instanceof IllegalTransition) return 0;
    throw error;
  }
}
