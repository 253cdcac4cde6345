import type { Profile } from '#/lib/instagram/model.ts';
import { writeTarget } from '../store.ts';
import { lookAtTarget } from './look-at-target.ts';
import { type Assignment, type Run, type RunEffects, type RunEnded, type Stream, Superseded } from './model.ts';
import { demandReadable } from './readable.ts';
import { recallSights } from './visible.ts';

/** Reads the profile once: id and totals. @returns who reads on, or how the run ends. @throws {Superseded} */
export async function readTarget(
  ctx: RunEffects,
  stream: Stream,
  assignment: Assignment,
): Promise<{ kind: 'read'; assignment: Assignment } | RunEnded> {
  const { run } = stream;
  const known = run.check.targetId;
  if (known !== null) {
    const permission = await demandReadable(ctx, known);
    if (permission.kind === 'ended') return permission;
    const preferred = (await recallSights(ctx, run, known)) ?? assignment.preferred;
    return { kind: 'read', assignment: { ...assignment, preferred } };
  }

  const looked = await lookAtTarget(ctx, stream, assignment);
  if (looked.kind === 'ended') return looked;
  const permission = await demandReadable(ctx, looked.profile.id);
  if (permission.kind === 'ended') return permission;
  await keepTarget(ctx, run, looked.profile);
  return { kind: 'read', assignment: looked.assignment };
}

/** Stores what the profile said. @throws {Superseded} */
async function keepTarget(ctx: RunEffects, run: Run, profile: Profile): Promise<void> {
  const target = {
    targetId: profile.id,
    targetUsername: profile.username,
    targetFullName: profile.fullName,
    declaredFollowers: profile.followers,
    declaredFollowing: profile.following,
  };
  if (!(await writeTarget(ctx.db, run.check, target))) throw new Superseded();
  run.check = { ...run.check, ...target };
}
