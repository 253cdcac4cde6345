import { isOptedOut } from '#/lib/customers/ask-opt-outs.ts';
import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Profile } from '#/lib/instagram/model.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { askInstagram, unreachable } from './ask-instagram.ts';
import { longRest } from './endurance.ts';
import { isSoft, SOFT_BLOCKS_LIMIT } from './fault-policy.ts';
import { HOLD_MS } from './model.ts';
import { FenceLost, type Lane, noteSighting, type Refused, type Run, type RunEffects, RunEnds } from './run.ts';
import { type Opinion, seesCounters, seesProfiles } from './second-opinion.ts';
import { holdBack, raiseAlarm, restTroubled } from './session-faults.ts';
import { clearSights, sightsOf, writeSight } from './sights-store.ts';
import { writeTarget } from './store.ts';

/** Looks at one profile in one go, however many accounts give odd answers. */
const DOUBTS_LIMIT = 12;

/** What an account could not see a day ago it may see today. */
const SIGHT_MS = DAY_MS;

/**
 * Reads the profile once: its numeric id and its declared totals, against which the lists are certified.
 *
 * @throws {RunEnds} when the profile is missing, private for every account, or asked not to be read.
 */
export async function readTarget(ctx: RunEffects, lane: Lane): Promise<void> {
  const { run } = lane;
  if (run.check.targetId !== null) {
    await demandReadable(ctx, run, run.check.targetId);
    return recallSights(ctx, lane, run.check.targetId);
  }

  const profile = await lookAtTarget(ctx, lane);
  await demandReadable(ctx, run, profile.id);
  const target = {
    targetId: profile.id,
    targetUsername: profile.username,
    targetFullName: profile.fullName,
    declaredFollowers: profile.followers,
    declaredFollowing: profile.following,
  };
  if (!(await outlast(ctx.clock, run.lost, () => writeTarget(ctx.db, run.check, target)))) throw new FenceLost();
  run.check = { ...run.check, ...target };
}

/** Nobody is read who asked not to be, whenever they asked. @throws {RunEnds} `opted_out` */
export async function demandReadable(ctx: RunEffects, run: Run, targetId: bigint): Promise<void> {
  if (await outlast(ctx.clock, run.lost, () => isOptedOut(ctx.db, targetId)))
    throw new RunEnds({ kind: 'fail', failure: 'opted_out' });
}

/**
 * Looks the profile up with an account that may read its lists: account after account, until one may.
 *
 * Nobody is blamed without a second opinion. A profile is missing when an account says so that finds another
 * profile well, and every other account that is free says the same; it is private when no account in service may see its lists.
 *
 * @throws {RunEnds} `target_missing`, `target_private`, or as `askInstagram` does.
 */
export async function lookAtTarget(ctx: RunEffects, lane: Lane): Promise<Profile> {
  const { run } = lane;
  const username = run.check.targetUsername;
  let detour = run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT; // an earlier run found the short way closed
  let zero: Profile | null = null;
  const hiddenFrom = new Set<string>();
  for (let doubts = 0; ; doubts += 1) {
    const asked = await askInstagram(ctx, lane, {
      kind: 'profile',
      ask: (reader) =>
        ctx.instagram.profile(reader.identity, { username, detour, pace: () => nextPlace(ctx, reader, run) }),
    });
    if (asked.ok) {
      await noteDetour(ctx, run, asked.reader);
      const seen = await visible(ctx, lane, asked.reader, asked.value);
      if (seen) {
        noteSighting(run);
        if (zero || !hasEmptyList(asked.value)) return withLarger(seen, zero);
        zero = seen; // nobody on a list: looked at once more, by another account where one is free
        lane.reader = await anotherReader(ctx, lane, asked.reader);
      }
    } else if (asked.refusal.verdict === 'target_private' && !hiddenFrom.has(asked.reader.accountId)) {
      hiddenFrom.add(asked.reader.accountId); // a refusal alone: the same account is asked once more, by another way
      detour = true;
    } else if (asked.blames === 'target') {
      await doubtBlame(ctx, lane, asked.reader, asked.refusal);
    } else if (detour) {
      if (!isSoft(asked.refusal.verdict)) throw unreachable(asked.refusal);
      await holdBack(ctx, run, asked.reader); // both ways ask to wait: neither is to blame
      detour = false;
    } else {
      detour = true; // the short way is closed; search and id may not be
    }
    if (doubts >= DOUBTS_LIMIT) throw unreachable({ verdict: 'unrecognised', catalogue: null });
  }
}

/** The profile came. Where only the detour brought it, the short way is what asked to wait. */
async function noteDetour(ctx: RunEffects, run: Run, reader: Reader): Promise<void> {
  if (run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT)
    await outlast(ctx.clock, run.lost, () => raiseAlarm(ctx, reader, { verdict: 'endpoint_retired', catalogue: null }));
  run.evidence.softBlocks = 0;
}

/**
 * Of two looks at one profile the larger totals: a counter that says nobody may be wrong, one that says somebody is not.
 * "Nobody" counts only when both looks say it.
 */
function withLarger(seen: Profile, before: Profile | null): Profile {
  if (before?.id !== seen.id) return seen;
  const larger = (a: number | null, b: number | null) => (a === null || b === null ? a || b || null : Math.max(a, b));
  return {
    ...seen,
    followers: larger(seen.followers, before.followers),
    following: larger(seen.following, before.following),
  };
}

async function anotherReader(ctx: RunEffects, { run }: Lane, reader: Reader): Promise<Reader> {
  const without = [reader.accountId, ...run.blind];
  return (await outlast(ctx.clock, run.lost, () => findReader(ctx, { without, holdMs: 0 }))) ?? reader;
}

function hasEmptyList({ followers, following }: Profile): boolean {
  return followers === 0 || following === 0;
}

/**
 * The profile as this account may be believed about it: "nobody" is said only by one that is shown somebody elsewhere.
 *
 * @returns null when the account may not read the lists, or is shown nothing: it is left out, and another one is asked.
 */
async function visible(ctx: RunEffects, lane: Lane, reader: Reader, profile: Profile): Promise<Profile | null> {
  const { run } = lane;
  if (profile.isPrivate) {
    const sees = profile.followedByViewer || userIdOf(reader.identity) === profile.id;
    const sight = { accountId: reader.accountId, instagramId: profile.id, sees, seenAt: ctx.clock.now() };
    await outlast(ctx.clock, run.lost, () => writeSight(ctx.db, sight));
    if (sees) {
      run.seeing.add(reader.accountId);
      return profile;
    }
    run.blind.add(reader.accountId);
    lane.reader = null;
    lane.preferred = null;
    await recallSights(ctx, lane, profile.id);
    return null;
  }
  await outlast(ctx.clock, run.lost, () => clearSights(ctx.db, profile.id));
  if (!hasEmptyList(profile)) return profile;
  // nobody on a list: so sees everybody an account that is shown nothing
  const opinion = await seesCounters(ctx, run, reader);
  if (opinion.account === 'well') return profile;
  if (opinion.account === 'unknown')
    return { ...profile, followers: profile.followers || null, following: profile.following || null };
  await leaveTroubled(ctx, lane, reader, opinion.refused);
  return null;
}

/**
 * Doubts an answer that blames the profile. An account is believed that sees another profile well; where it is the only one, once it
 * says so again after that, so that no short spell of false answers ends a check.
 *
 * @throws {RunEnds} `target_missing`, once that is proven.
 */
async function doubtBlame(ctx: RunEffects, lane: Lane, reader: Reader, refused: Refused): Promise<void> {
  const { run } = lane;
  const isSaidAgain = refused.verdict === 'target_missing' && run.missing.has(reader.accountId);
  const opinion: Opinion = isSaidAgain ? { account: 'well' } : await seesProfiles(ctx, run, reader);
  if (opinion.account === 'troubled') return leaveTroubled(ctx, lane, reader, opinion.refused);
  if (opinion.account === 'unknown') return;
  if (refused.verdict === 'target_private') {
    run.blind.add(reader.accountId);
    lane.reader = null;
    return;
  }

  run.missing.add(reader.accountId);
  const without = [...run.missing];
  const other = await outlast(ctx.clock, run.lost, () => findReader(ctx, { without, holdMs: HOLD_MS }));
  if (other) lane.reader = other;
  else if (isSaidAgain || run.missing.size > 1) throw new RunEnds({ kind: 'fail', failure: 'target_missing' });
}

async function leaveTroubled(ctx: RunEffects, lane: Lane, reader: Reader, refused: Refused): Promise<void> {
  const { evidence } = lane.run;
  evidence.rounds += 1;
  await restTroubled(ctx, reader, refused, longRest(ctx.limits.restMs, evidence.rounds));
  lane.reader = null;
  lane.preferred = null;
}

/** Leaves out the accounts that could not see this profile when they last looked; one that could is preferred. */
async function recallSights(ctx: RunEffects, lane: Lane, targetId: bigint): Promise<void> {
  const since = after(ctx.clock.now(), -SIGHT_MS);
  const sights = await outlast(ctx.clock, lane.run.lost, () => sightsOf(ctx.db, targetId, since));
  for (const { accountId, sees } of sights) {
    (sees ? lane.run.seeing : lane.run.blind).add(accountId);
    if (sees) lane.preferred = accountId;
  }
}

/** A look-up that takes a detour asks more than once: each further request waits for a place of its own. */
async function nextPlace(ctx: RunEffects, reader: Reader, run: Run): Promise<void> {
  const place = await takePlace(ctx, { accountId: reader.accountId, kind: 'profile', holdMs: HOLD_MS });
  await ctx.clock.sleep('slot' in place ? place.slot.waitMs : Math.min(place.restsMs, HOLD_MS), run.lost);
}
