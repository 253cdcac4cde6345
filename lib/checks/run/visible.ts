import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Profile } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { leaveTroubled } from './hold-back.ts';
import type { Assignment, Run, RunEffects } from './model.ts';
import { seesCounters } from './second-opinion.ts';
import { clearSights, sightsOf, writeSight } from './sights-store.ts';

const SIGHT_MS = DAY_MS;

/** `isBelieved`: whether its "nobody" counts. `hidden`: ask another account. */
export type Visibility = { kind: 'visible'; isBelieved: boolean } | { kind: 'hidden'; assignment: Assignment };

/** Whether a profile says of one of its lists that nobody is on it. */
export function hasEmptyList({ followers, following }: Profile): boolean {
  return followers === 0 || following === 0;
}

/** Whether this account may read the lists. Its "nobody" counts only if it sees somebody elsewhere. */
export async function isVisible(ctx: RunEffects, run: Run, reader: Reader, profile: Profile): Promise<Visibility> {
  if (profile.isPrivate) return isFollowed(ctx, run, reader, profile);
  await clearSights(ctx.db, profile.id);
  if (!hasEmptyList(profile)) return { kind: 'visible', isBelieved: true };
  // an account that is shown nothing sees everybody so
  const opinion = await seesCounters(ctx, run, reader);
  if (opinion.account !== 'troubled') return { kind: 'visible', isBelieved: opinion.account === 'well' };
  await leaveTroubled(ctx, run, reader, opinion.refused);
  return { kind: 'hidden', assignment: { reader: null, preferred: null } };
}

/** Private lists show to approved followers and to the profile itself. */
async function isFollowed(ctx: RunEffects, run: Run, reader: Reader, profile: Profile): Promise<Visibility> {
  const { accountId } = reader;
  const sees = profile.followedByViewer || userIdOf(reader.identity) === profile.id;
  await writeSight(ctx.db, { accountId, instagramId: profile.id, sees, seenAt: ctx.clock.now() });
  (sees ? run.seeing : run.blind).add(accountId);
  if (sees) return { kind: 'visible', isBelieved: true };
  return { kind: 'hidden', assignment: { reader: null, preferred: await recallSights(ctx, run, profile.id) } };
}

/** Leaves out accounts that could not see this profile. @returns one that could; null when none is known. */
export async function recallSights(ctx: RunEffects, run: Run, targetId: bigint): Promise<string | null> {
  let preferred: string | null = null;
  for (const { accountId, sees } of await sightsOf(ctx.db, targetId, after(ctx.clock.now(), -SIGHT_MS))) {
    (sees ? run.seeing : run.blind).add(accountId);
    if (sees) preferred = accountId;
  }
  return preferred;
}
