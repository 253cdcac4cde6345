import { after } from '#/lib/platform/clock.ts';
import { takePlace } from '#/lib/sessions/budget.ts';
import { readerOf } from '#/lib/sessions/readers.ts';
import { isWanted } from '../asking/answer-of.ts';
import type { Asking } from '../asking/next-question.ts';
import { type Assignment, ended, type Run, type RunEffects, type RunEnded } from './model.ts';

export type PeopleAsked = { kind: 'finished'; assignment: Assignment } | RunEnded;

/** The account has nothing to ask. What only our own account can tell waits until it has rested. */
export async function endAsking(
  ctx: RunEffects,
  { own, standing, suspects }: Asking,
  assignment: Assignment,
): Promise<PeopleAsked> {
  const isOpen = suspects.some((person) => isWanted(standing, person));
  if (own === null || assignment.reader?.accountId === own || !isOpen) return { kind: 'finished', assignment };
  if (!(await readerOf(ctx, own))) return { kind: 'finished', assignment };
  const place = await takePlace(ctx, { accountId: own, kind: 'look_up', holdMs: 0 });
  const wakeAt = after(ctx.clock.now(), 'waitMs' in place ? place.waitMs : place.restsMs);
  return ended({ kind: 'park', reason: 'budget', wakeAt, accountId: own });
}

/** Our own account was signed out meanwhile: the next run looks for somebody whom others can prove their search by. */
export function lacksKnown({ check }: Run, { own, known }: Asking, { reader }: Assignment): boolean {
  return own !== null && reader?.accountId !== own && known.length === 0 && check.followersOutcome === null;
}
