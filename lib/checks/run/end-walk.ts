import { findReader } from '#/lib/sessions/readers.ts';
import { anyLookUp } from '../asking/store.ts';
import { countPeople, furthestCursor, type WalkFacts, walkFacts } from '../journal-store.ts';
import { HOLD_MS, type ListOutcome } from '../model.ts';
import { writeList } from '../store.ts';
import { ask, beginWalk, type Course, nextWalk, type Step } from './course.ts';
import { type Assignment, type Run, type RunEffects, Superseded } from './model.ts';
import { type EndSettled, settleEnd, type WalkEnd, walksLimit } from './walk-judge.ts';

/** Settles a walk's end: the list ends, or another walk follows. @throws {Superseded} */
export async function endWalk(ctx: RunEffects, run: Run, course: Course, because: WalkEnd): Promise<Step> {
  const { position, declared, doubtful, limited } = course;
  const [facts, people] = await Promise.all([
    walkFacts(ctx.db, run.check.id, position),
    countPeople(ctx.db, run.check.id, position),
  ]);
  const { shortfallPercent } = ctx.limits;
  const settled = settleEnd({ because, declared, ...people, walks: facts.walks, doubtful, limited, shortfallPercent });
  if (settled === 'ended') return endList(ctx, run, course, 'ended');

  const assignment = because === 'cursor' ? course.assignment : await anotherReader(ctx, run, course, facts);
  const another = assignment !== course.assignment;
  const maySeeMore = settled === 'limited' && another && facts.walks < walksLimit(because, declared);
  if (settled === 'walk_anew' || maySeeMore) return walkAnew(ctx, run, { ...course, assignment });
  return lastChance(ctx, run, { ...course, assignment }, settled);
}

/** An account new to this list may be shown more; else the same reads on. */
async function anotherReader(
  ctx: RunEffects,
  run: Run,
  { assignment }: Course,
  { accounts }: WalkFacts,
): Promise<Assignment> {
  const other = await findReader(ctx, { without: [...accounts, ...run.blind], holdMs: HOLD_MS });
  return other ? { ...assignment, reader: other } : assignment;
}

async function walkAnew(ctx: RunEffects, run: Run, { position, assignment }: Course): Promise<Step> {
  const { list } = position;
  if (!run.evidence.anew.includes(list)) run.evidence.anew.push(list);
  return ask(beginWalk(run, assignment, { ...position, walk: await nextWalk(ctx, run, list), from: null }));
}

/** After the last walk, once: from the furthest known place. */
async function lastChance(
  ctx: RunEffects,
  run: Run,
  course: Course,
  settled: Exclude<EndSettled, 'walk_anew'>,
): Promise<Step> {
  const { position, assignment } = course;
  const mayGoOn = settled === 'stuck' && !course.lastChance;
  const from = mayGoOn ? await furthestCursor(ctx.db, run.check.id, position) : null;
  if (from === null) return endList(ctx, run, course, settled);
  return ask(beginWalk(run, assignment, { ...position, walk: await nextWalk(ctx, run, position.list), from }));
}

/**
 * Writes how the reading of a list ended. Once people were asked for, *following* was whole: it is read for their names
 * alone, by whichever run, and how that ends takes nothing back. @throws {Superseded}
 */
export async function endList(
  ctx: RunEffects,
  run: Run,
  { position, assignment }: Course,
  seen: ListOutcome,
): Promise<Step> {
  const { list } = position;
  const wasWhole = seen !== 'ended' && list === 'following' && (await anyLookUp(ctx.db, run.check.id));
  const outcome = wasWhole ? 'ended' : seen;
  if (!(await writeList(ctx.db, run.check, list, { outcome }))) throw new Superseded();
  return { kind: 'finished', assignment };
}
