import { writeList } from '../store.ts';
import type { PeopleAsked } from './end-asking.ts';
import { type Assignment, type RunEffects, type Stream, Superseded } from './model.ts';
import { readList } from './read-list.ts';

/** Reads *following* once more from its beginning: names change, and who is not found by an old one may follow. @throws {Superseded} */
export async function readNames(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<PeopleAsked> {
  const { run } = stream;
  if (!(await writeList(ctx.db, run.check, 'following', { outcome: null }))) throw new Superseded();
  run.evidence.anew.push('following');
  return readList(ctx, stream, 'following', assignment);
}
