import { randomUUID } from 'node:crypto';
import type { WorkerCtx } from '#/lib/context.ts';
import type { SignInStep } from '#/lib/instagram/browser/model.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { renewLease } from '#/lib/sessions/lease.ts';
import { placeOf } from '#/lib/vault/sealed-columns.ts';
import { PASSWORD_STEP } from './model.ts';
import { type Attempt, countPasswordPosts, insertStep, raisePasswordPosts } from './store.ts';

type Effects = Pick<WorkerCtx, 'db' | 'clock' | 'events' | 'pictures'>;

/** Stores a step, its picture sealed. */
export async function recordStep(ctx: Effects, input: { attempt: Attempt; step: SignInStep }): Promise<void> {
  const { attempt, step } = input;
  const id = randomUUID();
  await insertStep(ctx.db, {
    id,
    attemptId: attempt.id,
    rung: step.rung,
    screen: step.screen,
    note: step.note,
    outline: step.outline,
    sealedPicture: step.picture ? ctx.pictures.seal(placeOf('stepPicture', id), step.picture) : null,
    tookMs: Math.round(step.tookMs),
    at: step.at,
  });
  await ctx.events.emit(ctx.db, { topic: 'attempt', id: attempt.id });
}

/**
 * Counts a password submission before it happens; false when the hour's or day's are used up.
 * @throws {IllegalTransition} the lease is another worker's.
 */
export async function recordPasswordPost(
  ctx: Effects & Pick<WorkerCtx, 'limits'>,
  input: { attempt: Attempt; account: { id: string }; token: string },
): Promise<boolean> {
  const at = ctx.clock.now();
  const { passwordPostsPerHour, passwordPostsPerDay } = ctx.limits;
  const hour = await countPasswordPosts(ctx.db, input.account.id, after(at, -HOUR_MS));
  const day = await countPasswordPosts(ctx.db, input.account.id, after(at, -DAY_MS));
  if (hour >= passwordPostsPerHour || day >= passwordPostsPerDay) return false;

  await ctx.db.transaction(async (tx) => {
    const kept = await renewLease(tx, { accountId: input.account.id, token: input.token });
    if (!kept) throw new IllegalTransition('sign-in attempt', input.attempt.status, 'submit the password');
    await insertStep(tx, {
      id: randomUUID(),
      attemptId: input.attempt.id,
      rung: 'sign_in',
      screen: PASSWORD_STEP,
      note: null,
      outline: null,
      sealedPicture: null,
      tookMs: 0,
      at,
    });
    await raisePasswordPosts(tx, input.attempt.id);
  });
  return true;
}
