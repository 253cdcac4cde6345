import type { Profile } from '#/lib/instagram/model.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { raiseAlarm } from '../faults/account-faults.ts';
import { isSoft, SOFT_BLOCKS_LIMIT } from '../faults/policy.ts';
import { HOLD_MS } from '../model.ts';
import { askInstagram, type ReadAnswer } from './ask-instagram.ts';
import { holdBack, leaveTroubled } from './hold-back.ts';
import {
  type Assignment,
  assignedTo,
  ended,
  noteSighting,
  type Run,
  type RunEffects,
  type RunEnded,
  type Stream,
  unreachable,
} from './model.ts';
import { nextPlace } from './next-place.ts';
import { seesProfiles } from './second-opinion.ts';
import { createSlotPipeline } from './slot-ahead.ts';
import { hasEmptyList, isVisible } from './visible.ts';

const LOOKS_LIMIT = 13;

/** Looks at an empty profile until one after the first is vouched for; then its total stays untold. */
const ZERO_LOOKS_LIMIT = 4;

/** Looks after nobody could vouch for the account; then the check waits. */
const UNSURE_LIMIT = 1;

type Look = {
  assignment: Assignment;
  /** The short way is closed. */
  detour: boolean;
  /** Looks that found an empty list; null before one did. */
  zero: { profile: Profile; looks: number } | null;
  /** Accounts refused because it is private. */
  hiddenFrom: readonly string[];
  /** Times that an unvouched account blamed it. */
  unsure: number;
};

type TargetSeen = { kind: 'found'; profile: Profile; assignment: Assignment } | RunEnded;
type NextLook = { kind: 'look'; look: Look } | TargetSeen;

/**
 * Looks the profile up until an account may read its lists. Missing: an account that sees others well and every free
 * one say so. Private: no serving account may see its lists. @throws {Superseded}
 */
export async function lookAtTarget(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<TargetSeen> {
  const detour = stream.run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT; // an earlier run found the short way closed
  let next: NextLook = { kind: 'look', look: { assignment, detour, zero: null, hiddenFrom: [], unsure: 0 } };
  for (let looks = 0; next.kind === 'look'; looks += 1) {
    if (looks === LOOKS_LIMIT) return unreachable({ verdict: 'unrecognised', catalogue: null });
    const { look }: { look: Look } = next;
    const answered = await askForProfile(ctx, stream, look);
    if (answered.kind === 'ended') return answered;
    next =
      answered.kind === 'page'
        ? await judgeProfile(ctx, stream.run, look, answered)
        : await judgeRefusal(ctx, stream.run, look, answered);
  }
  return next;
}

function askForProfile(ctx: RunEffects, stream: Stream, look: Look): Promise<ReadAnswer<Profile>> {
  const { run } = stream;
  const username = run.check.targetUsername;
  return askInstagram(ctx, stream, {
    kind: 'profile',
    assignment: look.assignment,
    permission: async () => ({ kind: 'granted' }),
    pipeline: createSlotPipeline(ctx),
    more: false,
    mayMove: look.assignment.reader === null,
    doubted: false,
    ask: (reader) => {
      const pace = () => nextPlace(ctx, reader, run, 'profile');
      return ctx.instagram.profile(reader.identity, { username, detour: look.detour, pace });
    },
  });
}

type ProfileCame = Extract<ReadAnswer<Profile>, { kind: 'page' }>;

async function judgeProfile(ctx: RunEffects, run: Run, look: Look, { value, reader }: ProfileCame): Promise<NextLook> {
  await noteDetour(ctx, run, reader);
  const visibility = await isVisible(ctx, run, reader, value);
  if (visibility.kind === 'hidden') return { kind: 'look', look: { ...look, assignment: visibility.assignment } };

  noteSighting(run);
  const assignment = assignedTo(reader);
  if (!look.zero && !hasEmptyList(value)) return { kind: 'found', profile: value, assignment };
  const seen = look.zero ? withLarger(value, look.zero.profile) : value;
  const looks = (look.zero?.looks ?? 0) + 1;
  if (looks > 1 && visibility.isBelieved) return { kind: 'found', profile: seen, assignment };
  if (looks === ZERO_LOOKS_LIMIT) return { kind: 'found', profile: withoutZeros(seen), assignment };
  // nobody on a list: another look, by another account if free
  const other = await findReader(ctx, { without: [reader.accountId, ...run.blind], holdMs: 0 });
  return {
    kind: 'look',
    look: { ...look, zero: { profile: seen, looks }, assignment: { ...assignment, reader: other ?? reader } },
  };
}

/** If only the detour worked, the short way was what asked to wait. */
async function noteDetour(ctx: RunEffects, run: Run, reader: Reader): Promise<void> {
  if (run.evidence.softBlocks >= SOFT_BLOCKS_LIMIT)
    await raiseAlarm(ctx, reader, { verdict: 'endpoint_retired', catalogue: null });
  run.evidence.softBlocks = 0;
}

/** The larger totals of two looks: a zero may be wrong, a larger number is not. */
function withLarger(seen: Profile, before: Profile): Profile {
  if (before.id !== seen.id) return seen;
  const larger = (a: number | null, b: number | null) => (a === null || b === null ? a || b || null : Math.max(a, b));
  return {
    ...seen,
    followers: larger(seen.followers, before.followers),
    following: larger(seen.following, before.following),
  };
}

function withoutZeros(profile: Profile): Profile {
  return { ...profile, followers: profile.followers || null, following: profile.following || null };
}

type ProfileRefused = Extract<ReadAnswer<Profile>, { kind: 'refusal' }>;

async function judgeRefusal(ctx: RunEffects, run: Run, before: Look, refused: ProfileRefused): Promise<NextLook> {
  const { refusal, reader } = refused;
  const look = { ...before, assignment: assignedTo(reader) };
  const isNew = !look.hiddenFrom.includes(reader.accountId);
  if (refusal.verdict === 'target_private' && isNew) {
    const hiddenFrom = [...look.hiddenFrom, reader.accountId]; // once more, another way
    return { kind: 'look', look: { ...look, hiddenFrom, detour: true } };
  }
  if (refused.blames === 'target') return doubtBlame(ctx, run, look, refused);
  if (!look.detour) return { kind: 'look', look: { ...look, detour: true } };
  if (!isSoft(refusal.verdict)) return unreachable(refusal);
  await holdBack(ctx, run, reader); // both ways ask to wait: neither is to blame
  return { kind: 'look', look: { ...look, detour: false } };
}

/**
 * Doubts an answer that blames the profile. Believes an account that sees another profile well; a lone account must
 * repeat it and see the other one again.
 */
async function doubtBlame(
  ctx: RunEffects,
  run: Run,
  look: Look,
  { refusal, reader }: ProfileRefused,
): Promise<NextLook> {
  const opinion = await seesProfiles(ctx, run, reader);
  if (opinion.account === 'unknown' && look.unsure === UNSURE_LIMIT) return unreachable(refusal);
  if (opinion.account === 'unknown') return { kind: 'look', look: { ...look, unsure: look.unsure + 1 } };
  const isWell = opinion.account === 'well';
  if (isWell && refusal.verdict !== 'target_private') return doubtMissing(ctx, run, look, reader);
  run.missing.delete(reader.accountId);
  if (isWell) run.blind.add(reader.accountId);
  else await leaveTroubled(ctx, run, reader, opinion.refused);
  return { kind: 'look', look: { ...look, assignment: { reader: null, preferred: null } } };
}

async function doubtMissing(ctx: RunEffects, run: Run, look: Look, reader: Reader): Promise<NextLook> {
  const unseen = { ...look, assignment: { reader: null, preferred: null } };
  if (run.blind.size > 0) {
    run.blind.add(reader.accountId); // another account saw it as private: this one sees even less
    return { kind: 'look', look: unseen };
  }
  const isSaidAgain = run.missing.has(reader.accountId);
  run.missing.add(reader.accountId);
  const other = await findReader(ctx, { without: [...run.missing], holdMs: HOLD_MS });
  if (other) return { kind: 'look', look: { ...look, assignment: assignedTo(other) } };
  const isProven = isSaidAgain || run.missing.size > 1;
  return isProven ? ended({ kind: 'fail', failure: 'target_missing' }) : { kind: 'look', look };
}
