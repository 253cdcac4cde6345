import type { WorkerCtx } from '#/lib/context.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { withoutLease } from '#/lib/sessions/lease.ts';
import { requireAccount } from '#/lib/sessions/require-account.ts';
import { attemptFailed, requeue } from './end-attempt.ts';
import { type Attempt, attemptsInHand, dueAttempts, findAttempt } from './store.ts';

/** Unfinished workers; then the attempt fails and the next waits for a growing pause. */
const RUNS_LIMIT = 10;

type Effects = Pick<WorkerCtx, 'db' | 'clock' | 'queue' | 'events' | 'log' | 'sealer' | 'operatorChannels'>;

/** Sends attempts again whose worker died or job was lost; returns how many of each. Safe to run anywhere. */
export async function rescueAttempts(ctx: Effects): Promise<{ rescued: number; sent: number }> {
  let rescued = 0;
  for (const attempt of await orphanedAttempts(ctx)) {
    try {
      await (attempt.run < RUNS_LIMIT ? requeue(ctx, attempt) : giveUp(ctx, attempt));
      rescued += 1;
    } catch (error) {
      // another worker was faster, or this one cannot be moved: continue with the others
      if (!(error instanceof IllegalTransition)) ctx.log.error({ attemptId: attempt.id, err: error }, 'no rescue');
    }
  }
  const due = await dueAttempts(ctx.db, ctx.clock.now());
  await ctx.queue.sendAll(
    'refresh.run',
    due.map(({ id: attemptId }) => ({ attemptId })),
  );
  return { rescued, sent: due.length };
}

async function orphanedAttempts({ db }: Pick<Effects, 'db'>) {
  const inHand = await attemptsInHand(db);
  if (inHand.length === 0) return [];
  const free = await withoutLease(
    db,
    inHand.map(({ accountId }) => accountId),
  );
  return inHand.filter(({ accountId }) => free.has(accountId));
}

/** @throws {IllegalTransition} another worker moved it first. */
async function giveUp(ctx: Effects, { id, accountId }: Pick<Attempt, 'id' | 'accountId'>): Promise<void> {
  const [attempt, account] = await Promise.all([findAttempt(ctx.db, id), requireAccount(ctx.db, accountId)]);
  if (!attempt) return;
  const detail = `No worker brought it to an end in ${attempt.run} tries.`;
  await attemptFailed(ctx, {
    attempt,
    account,
    before: null,
    outcome: { ok: false, reason: 'browser_crashed', detail },
  });
}
