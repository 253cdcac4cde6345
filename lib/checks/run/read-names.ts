import type { ListOutcome } from '../model.ts';
import { findCheck, writeList } from '../store.ts';
import type { PeopleAsked } from './end-asking.ts';
import { type Assignment, type Run, type RunEffects, type Stream, Superseded } from './model.ts';
import { readList } from './read-list.ts';

/**
 * Reads *following* once more from its beginning: names change, and who is not found by an old one may follow. A list that
 * had ended by itself stays so, however this walk ends: it is read for names alone. @throws {Superseded}
 */
export async function readNames(ctx: RunEffects, stream: Stream, assignment: Assignment): Promise<PeopleAsked> {
  const { run } = stream;
  const before = (await findCheck(ctx.db, run.check.id))?.followingOutcome ?? null;
  await write(ctx, run, null);
  run.evidence.anew.push('following');
  const read = await readList(ctx, stream, 'following', assignment);
  if (read.kind === 'finished' && before === 'ended') await write(ctx, run, before);
  return read;
}

async function write(ctx: RunEffects, { check }: Run, outcome: ListOutcome | null): Promise<void> {
  if (!(await writeList(ctx.db, check, 'following', { outcome }))) throw new Superseded();
}
