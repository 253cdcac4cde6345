import { answerOf } from '../asking/answer-of.ts';
import { FAILED_CANARIES_LIMIT } from '../asking/model.ts';
import { planIn } from '../asking/read-asking.ts';
import type { Plan } from '../plan/model.ts';
import { findCheck } from '../store.ts';
import { progressOf, type Seen, seenSoFar } from './ask-followers.ts';
import { type Run, type RunEffects, Superseded } from './model.ts';
import { planReading } from './plan-run.ts';

/**
 * The plan to read the followers after all, when the search died before everybody had an answer. It does not turn back:
 * a plan that reads is not planned anew here. @returns null when that is of no use, or too dear. @throws {Superseded}
 */
export async function readInstead(ctx: RunEffects, run: Run): Promise<Plan | null> {
  const plan = planIn(run.check);
  if (!plan || plan.strategy === 'read_both') return null;
  const seen = await seenSoFar(ctx, run);
  if (!seen || !isDead(run, seen) || !lacksAnswers(seen)) return null;
  const check = await findCheck(ctx.db, run.check.id);
  if (check?.run !== run.check.run) throw new Superseded();
  const { followersOutcome, followingOutcome } = check;
  if (followersOutcome !== null) return null; // read to its end already
  run.check = { ...run.check, followersOutcome, followingOutcome };
  run.search = 'dead';
  return planReading(ctx, run, plan, progressOf(seen, 'open'));
}

function isDead({ search }: Run, { asked }: Seen): boolean {
  return search === 'dead' || asked.standing.failedCanaries >= FAILED_CANARIES_LIMIT;
}

function lacksAnswers({ asked, lists }: Seen): boolean {
  const { proven } = asked.standing;
  const isOpen = asked.suspects.some(
    (person) => !['follows', 'not_found'].includes(answerOf(person, proven.get(person.id))),
  );
  return lists.following.verdict === 'whole' && isOpen;
}
