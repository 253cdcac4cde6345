import type { WorkerCtx } from '#/lib/context.ts';
import type { Held, SignedIn } from '#/lib/instagram/browser/model.ts';
import { userIdOf } from '#/lib/instagram/identity.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { can } from '#/lib/platform/machine.ts';
import { refusePassword, stopAccount } from '#/lib/sessions/judge-account.ts';
import type { Account } from '#/lib/sessions/model.ts';
import { newestSession } from '#/lib/sessions/pool.ts';
import { renewSession } from '#/lib/sessions/store-session.ts';
import { isAnothers } from '#/lib/sessions/whose-session.ts';
import { closeChallenges } from './challenge-store.ts';
import { type HeldSignIn, keepHeld } from './held-sign-in.ts';
import { wipeHeld } from './held-store.ts';
import { ATTEMPT_MACHINE, type AttemptFailure, type RefreshEnded } from './model.ts';
import { POLICIES, pauseAfter } from './policy.ts';
import { type Attempt, failuresInARow, insertAttempt, moveAttempt } from './store.ts';

type Effects = Pick<WorkerCtx, 'db' | 'clock' | 'queue' | 'events' | 'log' | 'sealer' | 'operatorChannels'>;
export type FailedOutcome = { ok: false; reason: AttemptFailure; detail: string | null; held?: Held | null };
/** `before`: what was held when it began. */
type Ending<O> = { attempt: Attempt; account: Account; outcome: O; before: HeldSignIn | null };

/**
 * Stores the generation, ends the attempt and wakes parked checks, in one transaction under the lease.
 * @returns with nothing stored: `requeued` or `left` when the lease was lost, `failed` when the session is another
 * profile's. @throws {IllegalTransition} another worker moved the attempt.
 */
export async function attemptSucceeded(
  ctx: Effects,
  ending: Ending<SignedIn> & { token: string },
): Promise<RefreshEnded> {
  const { attempt, account, token, outcome } = ending;
  const number = outcome.instagramId ?? userIdOf(outcome.identity) ?? null;
  if (number !== null && (await isAnothers(ctx.db, account.id, number))) {
    return attemptFailed(ctx, { ...ending, outcome: { ok: false, reason: 'other_account', detail: null } });
  }
  const at = ctx.clock.now();
  const generation = await ctx.db.transaction(async (tx) => {
    const failedBefore = await failuresInARow(tx, account.id);
    const unheard = failedBefore <= (await quietFailures(tx, account.id));
    const { identity, rung: source } = outcome;
    const session = { accountId: account.id, identity, source, attemptId: attempt.id, leaseToken: token, at };
    const stored = await renewSession(ctx, tx, { ...session, instagramId: number });
    if (stored === null) return null;

    await moveAttempt(tx, attempt, 'succeed', { at, rung: outcome.rung, generationAfter: stored });
    await closeChallenges(tx, attempt.id, 'accepted');
    await wipeHeld(tx, { accountId: account.id });
    await enqueueForOperators(ctx, tx, {
      kind: unheard ? 'refreshed' : 'recovered',
      payload: { username: account.username, attemptId: attempt.id },
      about: attempt.id,
      at,
    });
    await hint(ctx, tx, attempt);
    return stored;
  });
  return generation === null ? returnToQueue(ctx, { attempt }) : { outcome: 'succeeded', generation };
}

/** Ends an attempt without a session as `POLICIES` says. @throws {IllegalTransition} another worker moved it first. */
export async function attemptFailed(ctx: Effects, ending: Ending<FailedOutcome>): Promise<RefreshEnded> {
  const { attempt, account, outcome, before } = ending;
  // a refused password is not typed again
  const refused = outcome.reason === 'no_password' && account.sealedPassword !== null;
  const failure = refused ? 'wrong_password' : outcome.reason;
  const policy = POLICIES[failure];
  const at = ctx.clock.now();

  await ctx.db.transaction(async (tx) => {
    const failedBefore = await failuresInARow(tx, account.id);
    const alikeBefore = await failuresInARow(tx, account.id, failure);
    await moveAttempt(tx, attempt, 'fail', { at, failure, detail: outcome.detail });
    if (outcome.held) await keepHeld(ctx, tx, { attemptId: attempt.id, held: outcome.held, before, at });
    await closeChallenges(tx, attempt.id, 'refused');
    const alive = (await newestSession(tx, account.id))?.endedAt === null;
    await judgeAccount(tx, { account, failure, alive, at });

    const pauseMs = pauseAfter(failure, policy.retry === 'silence' ? alikeBefore : failedBefore, Math.random());
    if (pauseMs !== null && !alive) await planNext(tx, { attempt, notBefore: after(at, pauseMs), at });
    const isFirstTold = policy.quiet ? alikeBefore === policy.quiet : failedBefore === 0;
    if (alikeBefore >= (policy.quiet ?? 0)) {
      await enqueueForOperators(ctx, tx, {
        kind: 'refresh_failed',
        payload: { username: account.username, attemptId: attempt.id, failure, needsPerson: policy.person },
        about: policy.person || isFirstTold ? attempt.id : `${account.id}:still-failing`,
        at,
      });
    }
    await hint(ctx, tx, attempt);
  });
  ctx.log.warn({ attemptId: attempt.id, failure }, 'a sign-in attempt failed');
  return { outcome: 'failed', failure };
}

/** Gives an attempt to another worker. @returns `left` when somebody else moved it. */
export async function returnToQueue(
  ctx: Effects,
  { attempt, held = null, before = null }: { attempt: Attempt; held?: Held | null; before?: HeldSignIn | null },
): Promise<RefreshEnded> {
  try {
    const at = ctx.clock.now();
    if (held) await ctx.db.transaction((tx) => keepHeld(ctx, tx, { attemptId: attempt.id, held, before, at }));
    await requeue(ctx, attempt);
    return { outcome: 'requeued' };
  } catch (error) {
    if (error instanceof IllegalTransition) return { outcome: 'left' }; // somebody rescued it already
    throw error;
  }
}

/** Moves an attempt back to the queue and closes its questions. @throws {IllegalTransition} somebody else moved it. */
export async function requeue(
  ctx: Pick<Effects, 'db' | 'clock' | 'queue' | 'events'>,
  attempt: Pick<Attempt, 'id' | 'status' | 'run' | 'accountId'>,
): Promise<void> {
  if (!can(ATTEMPT_MACHINE, attempt.status, 'rescue')) return;
  await ctx.db.transaction(async (tx) => {
    await moveAttempt(tx, attempt, 'rescue', { at: ctx.clock.now() });
    await closeChallenges(tx, attempt.id, 'closed');
    await ctx.queue.send('refresh.run', { attemptId: attempt.id }, { tx });
    await hint(ctx, tx, attempt);
  });
}

/** Newest failures in a row that nobody was told of. */
async function quietFailures(tx: Tx, accountId: string): Promise<number> {
  return Math.min(await failuresInARow(tx, accountId, 'throttled'), POLICIES.throttled.quiet ?? 0);
}

async function judgeAccount(
  tx: Tx,
  { account, failure, alive, at }: { account: Account; failure: AttemptFailure; alive: boolean; at: Date },
): Promise<void> {
  if (failure === 'wrong_password') await refusePassword(tx, account);
  // a living session goes on reading although its renewal failed
  const event = alive && failure !== 'suspended' ? 'keep' : POLICIES[failure].account;
  if (event !== 'keep') await stopAccount(tx, { accountId: account.id, event, reason: failure, at });
}

async function planNext(tx: Tx, plan: { attempt: Attempt; notBefore: Date; at: Date }): Promise<void> {
  const { attempt, notBefore, at } = plan;
  await insertAttempt(tx, {
    accountId: attempt.accountId,
    cause: attempt.cause,
    askedBy: 'system:policy',
    generationBefore: attempt.generationBefore,
    notBefore,
    queuedAt: at,
  });
}

async function hint(ctx: Pick<Effects, 'events'>, tx: Tx, attempt: Pick<Attempt, 'id' | 'accountId'>): Promise<void> {
  await ctx.events.emit(tx, { topic: 'attempt', id: attempt.id });
  await ctx.events.emit(tx, { topic: 'account', id: attempt.accountId });
}
