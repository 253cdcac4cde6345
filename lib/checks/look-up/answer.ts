/** What is known of a profile before a check of it is offered, and the rules of asking. Pure. */
import { z } from 'zod';
import type { Profile } from '#/lib/instagram/model.ts';
import { MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';

const Count = z.number().int().nonnegative().nullable();

/** Who the profile is. Counts are people; null = Instagram did not say. `id` is the numeric one, as text. */
const Facts = z.object({
  id: z.string(),
  username: z.string(),
  fullName: z.string(),
  followers: Count,
  following: Count,
});
export type ProfileFacts = z.output<typeof Facts>;

/** The stored answer of a worker. `missing` and `private` are said only after a second opinion. */
export const LookUpAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('public'), profile: Facts }),
  /** Private to every account that was asked; there are others, and one of them may follow it. */
  z.object({ kind: z.literal('perhaps_private'), profile: Facts }),
  z.object({ kind: z.literal('private') }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('opted_out') }),
  /** No account could say, or what it said was not believed. */
  z.object({ kind: z.literal('unknown') }),
]);
export type LookUpAnswer = z.output<typeof LookUpAnswer>;

/** How long a person waits for an answer. A refused name costs up to three requests, each with its place in the budget. */
export const PATIENCE_MS = 12 * SECOND_MS;

/** So long an answer is given again without asking: whoever thinks it over and comes back costs nothing. */
export const FRESH_MS = 5 * MINUTE_MS;

/** What one customer may look up: the budget belongs to the checks. */
export const LOOK_UPS_PER_MINUTE = 5;
export const LOOK_UPS_PER_HOUR = 30;

/** What of a profile is shown to whoever wants it checked. */
export function factsOf(profile: Profile): ProfileFacts {
  const { id, username, fullName, followers, following } = profile;
  return { id: id.toString(), username, fullName, followers, following };
}
