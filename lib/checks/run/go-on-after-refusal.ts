/**
 * Continues a list after a refusal that neither session nor limit explains. Suspects in turn: cursor, profile, address,
 * account. An address is to blame only when another answers.
 */
import { DIALECTS } from '#/lib/instagram/model.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import type { Tour } from '../evidence.ts';
import { raiseAlarm } from '../faults/account-faults.ts';
import { isSoft } from '../faults/policy.ts';
import { HOLD_MS } from '../model.ts';
import { writeList } from '../store.ts';
import { ask, type Course, type PageRefused, type Step, sessionOf } from './course.ts';
import { endList, endWalk } from './end-walk.ts';
import { holdBack, leaveTroubled } from './hold-back.ts';
import { lookAtTarget } from './look-at-target.ts';
import { assignedTo, type Run, type RunEffects, type Stream, Superseded, unreachable } from './model.ts';
import { resumeList } from './resume-list.ts';
import { seesLists } from './second-opinion.ts';

/** The list's next step. @throws {Superseded} */
export async function goOnAfter(ctx: RunEffects, stream: Stream, before: Course, refused: PageRefused): Promise<Step> {
  const { run } = stream;
  const course = { ...before, assignment: assignedTo(refused.reader) };
  if (refused.blames === 'chance') return ask({ ...course, doubted: true });
  if (refused.blames === 'cursor') return endWalk(ctx, run, course, cursorEnd(course, refused));
  if (refused.blames === 'target' && !course.lookedAgain) {
    const looked = await lookAtTarget(ctx, stream, course.assignment); // the run ends if the profile is gone, or hidden from every account
    return looked.kind === 'ended' ? looked : ask({ ...course, assignment: looked.assignment, lookedAgain: true });
  }
  if (isForeignCursor(course, refused)) {
    // held back since the session changed: perhaps only this cursor is void
    run.evidence.softBlocks = 0;
    return endWalk(ctx, run, course, 'foreign_cursor');
  }
  return tryNextAddress(ctx, run, course, refused);
}

/** The cursor came from another session than the refused one. */
function isForeign({ session }: Course, { reader }: PageRefused): boolean {
  return session !== null && session !== sessionOf(reader);
}

function cursorEnd(course: Course, refused: PageRefused) {
  return isForeign(course, refused) ? 'foreign_cursor' : 'cursor';
}

function isForeignCursor(course: Course, refused: PageRefused): boolean {
  return course.position.cursor !== null && isSoft(refused.refusal.verdict) && isForeign(course, refused);
}

/** The list from its beginning at the next address; after the last, all refusals are weighed together. */
async function tryNextAddress(ctx: RunEffects, run: Run, course: Course, refused: PageRefused): Promise<Step> {
  const { list, dialect } = course.position;
  const before: Tour = run.evidence.tours[list] ?? { home: dialect, refused: [] };
  const tour: Tour = { ...before, refused: [...before.refused, refused.refusal.verdict] };
  const next = DIALECTS[(DIALECTS.indexOf(dialect) + 1) % DIALECTS.length] ?? tour.home;
  if (next !== tour.home) {
    run.evidence.tours[list] = tour;
    return turnTo(ctx, run, course, next);
  }
  delete run.evidence.tours[list];
  const home = await turnTo(ctx, run, course, tour.home);
  return home.kind === 'ask' ? settleTour(ctx, run, home.course, { tour, refused }) : home;
}

/** A substitute address answered: the other one is retired. */
export async function noteTourSucceeded(
  ctx: RunEffects,
  run: Run,
  { position }: Course,
  reader: Reader,
): Promise<void> {
  const [first] = run.evidence.tours[position.list]?.refused ?? [];
  if (!first || !isSoft(first)) return; // what was not soft raised its alarm when it came
  await raiseAlarm(ctx, reader, { verdict: 'endpoint_retired', catalogue: null });
}

/** Goes on with the list at another address, where it stands there. */
async function turnTo(
  ctx: RunEffects,
  run: Run,
  { position, assignment, doubted }: Course,
  dialect: Tour['home'],
): Promise<Step> {
  const { list } = position;
  if (!(await writeList(ctx.db, run.check, list, { dialect }))) throw new Superseded();
  run.check = { ...run.check, [list === 'followers' ? 'followersDialect' : 'followingDialect']: dialect };
  const step = await resumeList(ctx, run, list, assignment);
  return step.kind === 'ask' ? ask({ ...step.course, doubted }) : step;
}

type Toured = { tour: Tour; refused: PageRefused };

/** Every address refused. */
async function settleTour(ctx: RunEffects, run: Run, home: Course, { tour, refused }: Toured): Promise<Step> {
  const verdicts = tour.refused;
  if (verdicts.some(isSoft)) {
    await holdBack(ctx, run, refused.reader);
    return ask(home);
  }
  const withheld = verdicts.some((verdict) => verdict === 'list_withheld' || verdict.startsWith('target_'));
  const unread = verdicts.some((verdict) => verdict === 'unreachable' || verdict === 'unrecognised');
  if (!withheld || unread) return unreachable(refused.refusal);
  return doubtWithheld(ctx, run, home, refused.reader);
}

/** Withheld at every address: asks another account, or has this one look at somebody else's list. */
async function doubtWithheld(ctx: RunEffects, run: Run, home: Course, reader: Reader): Promise<Step> {
  run.withheld.add(reader.accountId);
  const other = await findReader(ctx, { without: [...run.withheld, ...run.blind], holdMs: HOLD_MS });
  if (other) return ask({ ...home, assignment: { ...home.assignment, reader: other } });
  const opinion = await seesLists(ctx, run, reader);
  if (opinion.account !== 'troubled') return endList(ctx, run, home, 'withheld');

  run.withheld.delete(reader.accountId);
  await leaveTroubled(ctx, run, reader, opinion.refused);
  return ask({ ...home, assignment: { ...home.assignment, reader: null } });
}
