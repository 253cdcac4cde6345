import type { Answer, Profile } from '#/lib/instagram/model.ts';
import { takeNearPlace } from '#/lib/sessions/near-place.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { RunEffects } from '../run/model.ts';

/** `until`: when its answer is no longer of use. */
export type Inquiry = { username: string; until: Date; signal: AbortSignal };

/** Asks one account about one profile, each request in its own slot. @returns null when no slot came in time. */
export async function askOnce(
  ctx: Pick<RunEffects, 'db' | 'clock' | 'limits' | 'instagram'>,
  reader: Reader,
  { username, until, signal }: Inquiry,
): Promise<Answer<Profile> | null> {
  const tooLate = new AbortController();
  const either = AbortSignal.any([signal, tooLate.signal]);
  const takePlace = async () => {
    const withinMs = until.getTime() - ctx.clock.now().getTime();
    const place = await takeNearPlace(ctx, { accountId: reader.accountId, kind: 'profile', withinMs });
    if (place) await ctx.clock.sleep(place.waitMs, either);
    else tooLate.abort();
  };

  await takePlace();
  if (either.aborted) return null;
  try {
    return await ctx.instagram.profile(reader.identity, { username, signal: either, pace: takePlace });
  } catch (error) {
    if (either.aborted) return null;
    throw error;
  }
}
