/** Which accounts may see the lists of a profile, and what that was when they last looked. */
import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Profile } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { leaveTroubled } from './hold-back.ts';
import type { Assignment, Run, RunEffects } from './model.ts';
import { seesCounters } from './second-opinion.ts';
import { clearSights, sightsOf, writeSight } from './sights-store.ts';

/** What an account could not see a day ago it may see today. */
const SIGHT_MS = DAY_MS;

/** `visible`: whether "nobody" is believed when this account says it of a list. `hidden`: another account is asked. */
export type Visibility = { kind: 'visible'; isBelieved: boolean } | { kind: 'hidden'; assignment: Assignment };

/** Whether a profile says of one of its lists that nobody is on it. */
export function hasEmptyList({ followers, following }: Profile): boolean {
  return followers === 0 || following === 0;
}

/**
 * Whether this account may read the lists. "Nobody" is believed only of one that is shown somebody elsewhere; an account that is
 * shown nothing, or may not see the lists, is left out from now on.
 */
export async function isVisible(ctx: RunEffects, run: Run, reader: Reader, profile: Profile): Promise<Visibility> {
  if (profile.isPrivate) return isFollowed(ctx, run, reader, profile);
  await clearSights(ctx.db, profile.id);
  if (!hasEmptyList(profile)) return { kind: 'visible', isBelieved: true };
  // nobody on a list: so sees everybody an account that is shown nothing
  const opinion = await seesCounters(ctx, run, reader);
  if (opinion.account !== 'troubled') return { kind: 'visible', isBelieved: opinion.account === 'well' };
  await leaveTroubled(ctx, run, reader, opinion.refused);
  return { kind: 'hidden', assignment: { reader: null, preferred: null } };
}

/** A private profile shows its lists to those whom it lets follow it, and to itself. */
async function isFollowed(ctx: RunEffects, run: Run, reader: Reader, profile: Profile): Promise<Visibility> {
  const { accountId } = reader;
  const sees = profile.followedByViewer || userIdOf(reader.identity) === profile.id;
  await writeSight(ctx.db, { accountId, instagramId: profile.id, sees, seenAt: ctx.clock.now() });
  (sees ? run.seeing : run.blind).add(accountId);
  if (sees) return { kind: 'visible', isBelieved: true };
  return { kind: 'hidden', assignment: { reader: null, preferred: await recallSights(ctx, run, profile.id) } };
}

/**
 * Leaves out the accounts that could not see this profile when they last looked.
 * @returns one that could; null when none is known.
 */
export async function recallSights(ctx: RunEffects, run: Run, targetId: bigint): Promise<string | null> {
  let preferred: string | null = null;
  for (const { accountId, sees } of await sightsOf(ctx.db, targetId, after(ctx.clock.now(), -SIGHT_MS))) {
    (sees ? run.seeing : run.blind).add(accountId);
    if (sees) preferred = accountId;
  }
  return preferred;
}
