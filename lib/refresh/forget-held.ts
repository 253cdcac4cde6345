import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { wipeHeld } from './held-store.ts';
import { HELD_FOR_MS, HELD_FOR_PERSON_MS } from './policy.ts';

/** Forgets what failed attempts kept of a sign-in, once it is too old to go on with. Safe to run anywhere, any time. */
export async function forgetHeld(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now();
  await wipeHeld(ctx.db, { before: after(now, -HELD_FOR_MS), warned: after(now, -HELD_FOR_PERSON_MS) });
}
