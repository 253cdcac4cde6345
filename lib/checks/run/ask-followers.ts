/** Asks for those whom no page of followers shows, until each has a proven answer or none can be had. */
import { ownReader } from '#/lib/sessions/readers.ts';
import { lacksName } from '../asking/answer-of.ts';
import { MOST_ASKED, NAME_WALKS_LIMIT } from '../asking/model.ts';
import { listedFollowers, nameWalksOf } from '../asking/people-store.ts';
import { type AskedSoFar, readAsking } from '../asking/read-asking.ts';
import { isExact } from '../certify.ts';
import { countPeople } from '../journal-store.ts';
import { type ListCertificates, listCertificates } from '../list-certificates.ts';
import type { ListState, PlanProgress } from '../plan/model.ts';
import { findCheck } from '../store.ts';
import { askPeople, type PeopleAsked } from './ask-people.ts';
import { type Assignment, assignedTo, type Run, type RunEffects, type Stream } from './model.ts';
import { planAgain } from './plan-run.ts';
import { readNames } from './read-names.ts';

/** Asks, and reads names again, in turn, as long as that helps. @throws {Superseded} */
export async function askFollowers(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<PeopleAsked> {
  const { run } = stream;
  let asker = assignment;
  for (let walks = -1; ; ) {
    const open = await openQuestions(ctx, run);
    if (!open) return { kind: 'finished', assignment: asker };
    const answered = await askOpen(ctx, stream, open, asker);
    if (answered.kind === 'ended') return answered;

    const before = walks;
    walks = await nameWalksOf(ctx.db, run.check.id);
    const mayHelp = walks > before && walks < NAME_WALKS_LIMIT;
    if (!mayHelp || !(await lacksNames(ctx, run))) return { kind: 'finished', assignment: answered.assignment };
    const read = await readNames(ctx, stream, answered.assignment);
    if (read.kind === 'ended') return read;
    asker = read.assignment;
  }
}

async function askOpen(
  ctx: RunEffects,
  stream: Stream,
  open: AskedSoFar,
  assignment: Assignment,
): Promise<PeopleAsked> {
  const { run } = stream;
  if (run.search === 'dead') return { kind: 'finished', assignment };
  const own = open.own !== null && run.check.targetId !== null ? await ownReader(ctx, run.check.targetId) : null;
  const known = await listedFollowers(ctx.db, run.check.id);
  return askPeople(ctx, stream, { ...open, known }, own ? assignedTo(own) : assignment);
}

/** Who was not found by a name that may have changed: unless the list of followers proves it anyway. */
async function lacksNames(ctx: RunEffects, run: Run): Promise<boolean> {
  const seen = await seenSoFar(ctx, run);
  if (!seen || isExact(seen.lists.followers)) return false;
  return seen.asked.suspects.some((person) => lacksName(seen.asked.standing, person));
}

/** Null: nobody is asked for. */
async function openQuestions(ctx: RunEffects, run: Run): Promise<AskedSoFar | null> {
  const seen = await seenSoFar(ctx, run);
  if (seen?.lists.following.verdict !== 'whole') return null;
  const { asked, lists } = seen;
  const { plan, suspects } = asked;
  if (!plan || suspects.length === 0) return null;
  if (plan.strategy !== 'read_both') return asked;
  if (lists.followers.verdict === 'whole') return suspects.length <= plan.secondLookLimit ? asked : null;
  if (plan.because === 'list_is_short') return asked;
  return { ...asked, plan: await planAgain(ctx, run, plan, progressOf(seen, 'short')) };
}

export type Seen = { asked: AskedSoFar; lists: ListCertificates };

/** Null when there are too many people to ask for. */
export async function seenSoFar(ctx: RunEffects, run: Run): Promise<Seen | null> {
  const { id } = run.check;
  const check = (await findCheck(ctx.db, id)) ?? run.check;
  if (check.followingRead > MOST_ASKED) return null;
  const [asked, followers, listsOf] = await Promise.all([
    readAsking(ctx.db, check),
    countPeople(ctx.db, id, { list: 'followers', walk: 0 }),
    listCertificates(ctx.db, check, ctx.limits.shortfallPercent),
  ]);
  return { asked, lists: listsOf({ followers: followers.people, following: asked.people.length }) };
}

/** What came of a plan. @param state of the list of followers. */
export function progressOf({ asked, lists }: Seen, state: ListState): PlanProgress {
  const { suspects, standing } = asked;
  const { followers, following } = lists;
  const spent = {
    ...{ profile: 1, followers: followers.pages, following: following.pages },
    ...{ lookUps: standing.sequence, canaries: 0 },
  };
  return {
    spent,
    followers: { state, read: followers.read },
    following: { state: 'whole', read: following.read },
    ...{ unanswered: suspects.length, lost: 0 },
  };
}
