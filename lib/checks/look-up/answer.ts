import { z } from 'zod';
import type { Profile } from '#/lib/instagram/model.ts';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';

const Count = z.number().int().nonnegative().nullable();

/** Counts are people; null: Instagram did not say. `id` is numeric, as text. */
const Facts = z.object({
  id: z.string(),
  username: z.string(),
  fullName: z.string(),
  followers: Count,
  following: Count,
});
export type ProfileFacts = z.output<typeof Facts>;

/** `missing` and `private` follow only a second opinion. */
export const LookUpAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('public'), profile: Facts }),
  /** Private to every account asked; another may follow it. */
  z.object({ kind: z.literal('perhaps_private'), profile: Facts }),
  z.object({ kind: z.literal('private') }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('opted_out') }),
  /** No account could say, or none was believed. */
  z.object({ kind: z.literal('unknown') }),
]);
export type LookUpAnswer = z.output<typeof LookUpAnswer>;

/** A refused name costs up to three requests with a slot each. */
export const PATIENCE_MS = 12 * SECOND_MS;

/** A repeated question costs nothing this long. */
export const FRESH_MS = 5 * MINUTE_MS;

/** The budget belongs to the checks. */
export const LOOK_UPS_PER_MINUTE = 5;
export const LOOK_UPS_PER_HOUR = 30;

/** What of a profile is shown to whoever wants it checked. */
export function factsOf(profile: Profile): ProfileFacts {
  const { id, username, fullName, followers, following } = profile;
  return { id: id.toString(), username, fullName, followers, following };
}
