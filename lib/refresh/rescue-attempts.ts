import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { requeue } from './end-attempt.ts';
import { wipeHeld } from './held-store.ts';
import { HELD_FOR_MS } from './policy.ts';
import { dueAttempts, orphanedAttempts, wipePictures } from './store.ts';

/** Pictures of sign-in screens are kept this long. */
const PICTURES_KEPT_MS = 7 * DAY_MS;

/**
 * Finds attempts that nobody works on: their worker died, or their job was lost. A lost message delays, never loses.
 * Safe to run anywhere, any time, twice.
 */
export async function rescueAttempts(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events'>,
): Promise<{ rescued: number; sent: number }> {
  let rescued = 0;
  for (const attempt of await orphanedAttempts(ctx.db)) {
    try {
      await requeue(ctx, attempt);
      rescued += 1;
    } catch (error) {
      if (!(error instanceof IllegalTransition)) throw error; // another sweeper was faster
    }
  }
  const due = await dueAttempts(ctx.db, ctx.clock.now());
  for (const { id } of due) await ctx.queue.send('refresh.run', { attemptId: id });
  await wipeHeld(ctx.db, { before: after(ctx.clock.now(), -HELD_FOR_MS) });
  await wipePictures(ctx.db, after(ctx.clock.now(), -PICTURES_KEPT_MS));
  return { rescued, sent: due.length };
}
