import { outlast } from '#/lib/platform/outlast.ts';
import { findReader } from '#/lib/sessions/readers.ts';
import { beginWalk, type Course, nextWalk } from './course.ts';
import { countPeople, furthestCursor, type WalkFacts, walkFacts } from './journal-store.ts';
import { HOLD_MS, type ListOutcome } from './model.ts';
import { FenceLost, type Lane, type Run, type RunEffects } from './run.ts';
import { writeList } from './store.ts';
import { settleEnd, type WalkEnd, walksLimit } from './walk-judge.ts';

/**
 * Settles what the end of a walk means: the end of the list, or another walk. What was read stays; walks are merged
 * by numeric id.
 *
 * @returns the course of the next walk; null when the list has ended, which is written then.
 */
export async function endWalk(ctx: RunEffects, lane: Lane, course: Course, because: WalkEnd): Promise<Course | null> {
  const { run } = lane;
  const { position, declared, doubtful, limited } = course;
  const [facts, people] = await outlast(ctx.clock, run.lost, () =>
    Promise.all([walkFacts(ctx.db, run.check.id, position), countPeople(ctx.db, run.check.id, position)]),
  );
  const { shortfallPercent } = ctx.limits;
  const settled = settleEnd({ because, declared, ...people, walks: facts.walks, doubtful, limited, shortfallPercent });

  if (settled === 'ended') return endList(ctx, run, course, 'ended');
  const other = because === 'cursor' ? null : await anotherReader(ctx, lane, facts);
  if (other) lane.reader = other;
  const again =
    settled === 'walk_anew' || (settled === 'limited' && other && facts.walks < walksLimit(because, people.people));
  if (again) {
    if (!run.evidence.anew.includes(position.list)) run.evidence.anew.push(position.list);
    return beginWalk(run, { ...position, walk: await nextWalk(ctx, run, position.list), from: null });
  }
  return (await lastChance(ctx, run, course, settled)) ?? endList(ctx, run, course, settled);
}

/** An account that has not read this list yet: it may be shown more. */
async function anotherReader(ctx: RunEffects, { run }: Lane, { accounts }: WalkFacts) {
  const without = [...accounts, ...run.blind];
  return outlast(ctx.clock, run.lost, () => findReader(ctx, { without, holdMs: HOLD_MS }));
}

/** After the last walk reading goes on from the furthest place that is known, not from the beginning: once. */
async function lastChance(ctx: RunEffects, run: Run, course: Course, settled: ListOutcome): Promise<Course | null> {
  if (settled !== 'stuck' || course.lastChance) return null;
  const { position } = course;
  const from = await outlast(ctx.clock, run.lost, () => furthestCursor(ctx.db, run.check.id, position));
  if (from === null) return null;
  return beginWalk(run, { ...position, walk: await nextWalk(ctx, run, position.list), from });
}

/** Writes how the reading of a list ended. @throws {FenceLost} */
export async function endList(ctx: RunEffects, run: Run, { position }: Course, outcome: ListOutcome): Promise<null> {
  const { list } = position;
  const written = await outlast(ctx.clock, run.lost, () => writeList(ctx.db, run.check, list, { outcome }));
  if (!written) throw new FenceLost();
  return null;
}
