import { outlast } from '#/lib/platform/outlast.ts';
import { askInstagram } from './ask-instagram.ts';
import { FenceLost, type Lane, type RunEffects, RunEnds } from './run.ts';
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
  const asked = await askInstagram(ctx, lane, 'profile', (reader) =>
    ctx.instagram.profile(reader.identity, { username: targetUsername }),
  );
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
