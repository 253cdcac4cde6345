import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { type Check, LISTS } from '../model.ts';
import type { Plan } from '../plan/model.ts';
import { whoSees } from './choose-reader.ts';
import {
  type Assignment,
  assignedTo,
  type Run,
  type RunEffects,
  type RunEnded,
  type RunEnding,
  type Stream,
  unreachable,
} from './model.ts';
import { readList } from './read-list.ts';

export type ListsRead = { kind: 'finished'; assignment: Assignment } | RunEnded;

/** Reads what the plan wants of the lists. @throws {Superseded} */
export function readLists(ctx: RunEffects, stream: Stream, plan: Plan, assignment: Assignment): Promise<ListsRead> {
  return plan.strategy === 'read_both'
    ? readBoth(ctx, stream, assignment)
    : readFollowing(ctx, stream, plan, assignment);
}

/** Followed people, and a first page of followers: some are listed, and canaries need them. Our own account needs none. */
async function readFollowing(ctx: RunEffects, stream: Stream, plan: Plan, assignment: Assignment): Promise<ListsRead> {
  const { check } = stream.run;
  const following =
    check.followingOutcome === null
      ? await readList(ctx, stream, 'following', assignment)
      : { kind: 'finished' as const, assignment };
  if (following.kind === 'ended' || check.followersOutcome !== null || plan.requests.followers === 0) return following;
  return readList(ctx, stream, 'followers', following.assignment, 'first_page');
}

/** Reads the rest of both lists: in parallel with a second account, else in turn. @throws {Superseded} */
async function readBoth(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<ListsRead> {
  const { run } = stream;
  const left = LISTS.filter((list) => outcomeOf(run.check, list) === null);
  const second = left.length === 2 && assignment.reader ? await secondReader(ctx, run, assignment.reader) : null;
  if (second) return readSideBySide(ctx, run, [assignment, assignedTo(second)]);

  let reading = assignment;
  for (const list of left) {
    const read = await readList(ctx, stream, list, reading);
    if (read.kind === 'ended') return read;
    reading = read.assignment;
  }
  return { kind: 'finished', assignment: reading };
}

/** Another account that may read this profile's lists now; null when there is none. */
function secondReader(ctx: RunEffects, run: Run, first: Reader): Promise<Reader | null> {
  const { without, ...only } = whoSees(run);
  return findReader(ctx, { without: [first.accountId, ...without], ...only, holdMs: 0 });
}

async function readSideBySide(ctx: RunEffects, run: Run, assignments: [Assignment, Assignment]): Promise<ListsRead> {
  const numbers = [0, 1] as const;
  const reads = await Promise.allSettled(
    numbers.map(async (number) => {
      const read = await readList(ctx, { run, number }, LISTS[number], assignments[number]);
      return { read, sightings: run.sightings };
    }),
  );
  const ends: RunEnded[] = [];
  for (const settled of reads) {
    if (settled.status === 'rejected') throw settled.reason;
    const { read, sightings } = settled.value;
    if (read.kind === 'ended') ends.push(sightings < run.sightings ? doubted(read) : read);
  }
  const [weightiest] = ends.sort((a, b) => WEIGHTS[b.ending.kind] - WEIGHTS[a.ending.kind]);
  return weightiest ?? { kind: 'finished', assignment: assignments[0] };
}

/** The weightier ending speaks for the run. */
const WEIGHTS: Record<RunEnding['kind'], number> = { fail: 2, park: 1, hand_over: 0 };

/** The profile was called gone or hidden, then seen by the other stream: look again later. */
function doubted(end: RunEnded): RunEnded {
  if (end.ending.kind !== 'fail') return end;
  const { failure } = end.ending;
  const blames = failure === 'target_missing' || failure === 'target_private';
  return blames ? unreachable({ verdict: failure, catalogue: null }) : end;
}

function outcomeOf(check: Check, list: (typeof LISTS)[number]) {
  return list === 'followers' ? check.followersOutcome : check.followingOutcome;
}
