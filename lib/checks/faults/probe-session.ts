import { SECOND_MS } from '#/lib/platform/clock.ts';
import { takeNearPlace } from '#/lib/sessions/near-place.ts';
import { noteAlive } from '#/lib/sessions/probe-claim.ts';
import { readerOf } from '#/lib/sessions/readers.ts';
import type { RunEffects } from '../run/model.ts';
import { applyPolicy } from './apply-policy.ts';

/** Whoever asked looks no longer than this for the answer. */
const WITHIN_MS = 5 * SECOND_MS;

/**
 * Asks Instagram with an account's session, in a slot of its budget, and does what the answer means.
 * @returns `not_asked` without a living session, or without a slot in time.
 */
export async function probeSession(
  ctx: RunEffects,
  { accountId, signal }: { accountId: string; signal: AbortSignal },
): Promise<'alive' | 'refused' | 'not_asked'> {
  const reader = await readerOf(ctx, accountId);
  if (!reader) return 'not_asked';
  const place = await takeNearPlace(ctx, { accountId, kind: 'probe', withinMs: WITHIN_MS });
  if (!place) return 'not_asked';
  await ctx.clock.sleep(place.waitMs, signal);
  if (signal.aborted) return 'not_asked';

  const answer = await ctx.instagram.probe(reader.identity, { signal });
  if (answer.verdict === 'page') {
    await noteAlive(ctx.db, reader.generation.id);
    return 'alive';
  }
  await applyPolicy(ctx, reader, answer, { signal, mayProbe: true });
  return 'refused';
}
