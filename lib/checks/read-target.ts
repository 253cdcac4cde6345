import { outlast } from '#/lib/platform/outlast.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { askInstagram } from './ask-instagram.ts';
import { HOLD_MS } from './model.ts';
import { FenceLost, type Lane, type Run, type RunEffects, RunEnds } from './run.ts';
import { isOptedOut, writeTarget } from './store.ts';

/**
 * Reads the profile once: its numeric id and its declared totals, against which the lists are certified.
 *
 * @throws {RunEnds} when the profile is missing, private, or asked not to be read.
 */
export async function readTarget(ctx: RunEffects, lane: Lane): Promise<void> {
  const { run } = lane;
  if (run.check.targetId !== null) return;
  const { targetUsername } = run.check;
  const asked = await askInstagram(ctx, lane, {
    kind: 'profile',
    ask: (reader) =>
      ctx.instagram.profile(reader.identity, { username: targetUsername, pace: () => nextPlace(ctx, reader, run) }),
  });
  if (!asked.ok) {
    const { verdict } = asked.refusal;
    throw new RunEnds({
      kind: 'fail',
      failure: verdict === 'target_missing' || verdict === 'target_private' ? verdict : 'unreadable',
    });
  }

  const profile = asked.value;
  if (profile.isPrivate && !profile.followedByViewer) throw new RunEnds({ kind: 'fail', failure: 'target_private' });
  if (await outlast(ctx.clock, run.lost, () => isOptedOut(ctx.db, profile.id)))
    throw new RunEnds({ kind: 'fail', failure: 'opted_out' });

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

/** A look-up that takes a detour asks more than once: each further request waits for a place of its own. */
async function nextPlace(ctx: RunEffects, reader: Reader, run: Run): Promise<void> {
  const place = await takePlace(ctx, { accountId: reader.accountId, kind: 'profile', holdMs: HOLD_MS });
  await ctx.clock.sleep('slot' in place ? place.slot.waitMs : Math.min(place.restsMs, HOLD_MS), run.lost);
}
