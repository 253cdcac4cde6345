/**
 * How a list goes on after a refusal that no session and no limit explains. Whose doing it is gets asked in turn: the cursor, the
 * profile, the address, the account. An address is to blame only when another one answers; when all of them refuse alike, none is.
 */
import { DIALECTS, type ListPage } from '#/lib/instagram/model.ts';
import { findReader } from '#/lib/sessions/readers.ts';
import { longRest } from '../endurance.ts';
import type { Tour } from '../evidence.ts';
import { raiseAlarm, restTroubled } from '../faults/account-faults.ts';
import { isSoft } from '../faults/policy.ts';
import { HOLD_MS } from '../model.ts';
import { writeList } from '../store.ts';
import { type Asked, unreachable } from './ask-instagram.ts';
import { type Course, resumeCourse } from './course.ts';
import { holdBack } from './hold-back.ts';
import { FenceLost, type Lane, type RunEffects } from './model.ts';
import { endList, endWalk } from './prove-end.ts';
import { lookAtTarget } from './read-target.ts';
import { seesLists } from './second-opinion.ts';

type Refusal = Extract<Asked<ListPage>, { ok: false }>;

/** @returns the course to go on with; null when the list has ended. @throws {RunEnds} */
export async function goOnAfter(ctx: RunEffects, lane: Lane, course: Course, asked: Refusal): Promise<Course | null> {
  if (asked.blames === 'cursor') return endWalk(ctx, lane, course, cursorEnd(course, asked));
  if (asked.blames === 'target' && !course.lookedAgain) {
    await lookAtTarget(ctx, lane); // it ends the check if the profile is gone, or hidden from every account
    return { ...course, lookedAgain: true };
  }
  if (isForeignCursor(course, asked)) {
    // held back since the session changed: perhaps this cursor alone means nothing to the new one
    lane.run.evidence.softBlocks = 0;
    return endWalk(ctx, lane, course, 'foreign_cursor');
  }
  return tryNextAddress(ctx, lane, course, asked);
}

/** The cursor was given to another session than the one that was refused. */
function isForeign({ session }: Course, { reader }: Refusal): boolean {
  return session !== null && session !== `${reader.accountId}:${reader.generation.number}`;
}

function cursorEnd(course: Course, asked: Refusal) {
  return isForeign(course, asked) ? 'foreign_cursor' : 'cursor';
}

function isForeignCursor(course: Course, asked: Refusal): boolean {
  return course.position.cursor !== null && isSoft(asked.refusal.verdict) && isForeign(course, asked);
}

/** The same list at the next address, from its beginning; after the last one it is settled what all refusals together mean. */
async function tryNextAddress(ctx: RunEffects, lane: Lane, course: Course, asked: Refusal): Promise<Course | null> {
  const { run } = lane;
  const { list, dialect } = course.position;
  const before: Tour = run.evidence.tours[list] ?? { home: dialect, refused: [] };
  const tour: Tour = { ...before, refused: [...before.refused, asked.refusal.verdict] };
  const next = DIALECTS[(DIALECTS.indexOf(dialect) + 1) % DIALECTS.length] ?? tour.home;
  if (next !== tour.home) {
    run.evidence.tours[list] = tour;
    return turnTo(ctx, lane, course, next);
  }
  delete run.evidence.tours[list];
  const home = await turnTo(ctx, lane, course, tour.home);
  return home && settleTour(ctx, lane, home, { tour, asked });
}

/** An address that was tried in place of another one answered: now it is known that the other one is retired. */
export async function noteTourSucceeded(ctx: RunEffects, { run, reader }: Lane, { position }: Course): Promise<void> {
  const [first] = run.evidence.tours[position.list]?.refused ?? [];
  if (!reader || !first || !isSoft(first)) return; // what was not soft raised its alarm when it came
  await raiseAlarm(ctx, reader, { verdict: 'endpoint_retired', catalogue: null });
}

/** @returns null when the list has ended in that dialect. */
async function turnTo(
  ctx: RunEffects,
  lane: Lane,
  { position }: Course,
  dialect: Tour['home'],
): Promise<Course | null> {
  const { run } = lane;
  const { list } = position;
  if (!(await writeList(ctx.db, run.check, list, { dialect }))) throw new FenceLost();
  run.check = { ...run.check, [list === 'followers' ? 'followersDialect' : 'followingDialect']: dialect };
  return resumeCourse(ctx, lane, list);
}

type Toured = { tour: Tour; asked: Refusal };

/** Every address of the list refused. */
async function settleTour(ctx: RunEffects, lane: Lane, home: Course, { tour, asked }: Toured): Promise<Course | null> {
  const { refused } = tour;
  if (refused.some(isSoft)) {
    await holdBack(ctx, lane.run, asked.reader);
    return home;
  }
  const withheld = refused.some((verdict) => verdict === 'list_withheld' || verdict.startsWith('target_'));
  const unread = refused.some((verdict) => verdict === 'unreachable' || verdict === 'unrecognised');
  if (!withheld || unread) throw unreachable(asked.refusal);
  return doubtWithheld(ctx, lane, home, asked);
}

/**
 * A list that nobody is shown at any address. The target may hide it, or the account may be shown nobody's lists: another
 * account is asked, and where there is none, this one must be shown the list of somebody else.
 */
async function doubtWithheld(ctx: RunEffects, lane: Lane, home: Course, { reader }: Refusal): Promise<Course | null> {
  const { run } = lane;
  run.withheld.add(reader.accountId);
  const without = [...run.withheld, ...run.blind];
  const other = await findReader(ctx, { without, holdMs: HOLD_MS });
  if (other) {
    lane.reader = other;
    return home;
  }
  const opinion = await seesLists(ctx, run, reader);
  if (opinion.account !== 'troubled') return endList(ctx, run, home, 'withheld');

  run.evidence.rounds += 1;
  run.withheld.delete(reader.accountId);
  await restTroubled(ctx, reader, opinion.refused, longRest(ctx.limits.restMs, run.evidence.rounds));
  lane.reader = null;
  return home;
}
