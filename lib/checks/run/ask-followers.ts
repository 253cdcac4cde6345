/** Asks for those whom no page of followers shows, until each has a proven answer or none can be had. */
import { isWanted, lacksName } from '../asking/answer-of.ts';
import { MOST_ASKED, NAME_WALKS_LIMIT } from '../asking/model.ts';
import { listedFollowers, nameWalksOf } from '../asking/people-store.ts';
import { type AskedSoFar, planIn, readAsking } from '../asking/read-asking.ts';
import { isExact } from '../certify.ts';
import { countPeople } from '../journal-store.ts';
import { type ListCertificates, listCertificates } from '../list-certificates.ts';
import type { Check } from '../model.ts';
import { findCheck, writeList } from '../store.ts';
import { askPeople, type PeopleAsked } from './ask-people.ts';
import { type Assignment, type Run, type RunEffects, type Stream, Superseded } from './model.ts';
import { planAgain } from './plan-run.ts';
import { readList } from './read-list.ts';

/** Asks, and reads names again, in turn, as long as that helps. @throws {Superseded} */
export async function askFollowers(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<PeopleAsked> {
  const { run } = stream;
  for (let asker = assignment; ; ) {
    const scope = await scopeOf(ctx, run);
    if (!scope) return { kind: 'finished', assignment: asker };
    const { asked, lists } = scope;
    const known = await listedFollowers(ctx.db, run.check.id);
    const asking = { ...asked, known };
    if (run.search !== 'dead') {
      const answered = await askPeople(ctx, stream, asking, await firstAsker(ctx, asked, asker));
      if (answered.kind === 'ended') return answered;
      asker = answered.assignment;
    }
    if (!(await mayReadNames(ctx, run, { asked, lists }))) return { kind: 'finished', assignment: asker };
    const read = await readNames(ctx, stream, asker);
    if (read.kind === 'ended') return read;
    asker = read.assignment;
  }
}
