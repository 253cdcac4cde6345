/** People whose search fails again and again while that of others may not. Of one stretch of asking. */
import type { Refusal } from '#/lib/instagram/model.ts';
import type { Question } from '../asking/model.ts';
import { type Asking, nextQuestions } from '../asking/next-question.ts';

export type Trouble = {
  /** How often the search for each got no answer. */
  failures: Map<bigint, number>;
  /** Not asked for until somebody else was answered: only then the fault is known to be theirs. */
  aside: Map<bigint, Question>;
  /** Somebody was refused and set aside, and nobody was answered since: the next one speaks of the search. */
  refused: boolean;
};

/** So often is one asked for without an answer before others are. */
const FAILURES_LIMIT = 2;

/** Neither session nor limit. */
const OF_A_NAME: ReadonlySet<Refusal['verdict']> = new Set<Refusal['verdict']>([
  ...(['unclear', 'unreachable', 'unrecognised', 'list_withheld', 'endpoint_retired'] as const),
]);

export function noTrouble(): Trouble {
  return { failures: new Map(), aside: new Map(), refused: false };
}

/** What there is to ask while some are set aside. */
export function withoutAside(asking: Asking, { aside }: Pick<Trouble, 'aside'>): Asking {
  return aside.size === 0 ? asking : { ...asking, suspects: asking.suspects.filter(({ id }) => !aside.has(id)) };
}

/** Notes a search without an answer, and sets the person aside when it was not the first. @returns whether it did. */
export function noteFailure({ failures, aside }: Trouble, question: Question): boolean {
  const { instagramId: id, canary } = question;
  if (id === null || canary !== null) return false;
  const count = (failures.get(id) ?? 0) + 1;
  failures.set(id, count);
  if (count < FAILURES_LIMIT) return false;
  aside.set(id, question);
  return true;
}

/** Whether a refusal may be of this person alone; then others are asked. Not when there is nobody else to tell by. */
export function isOfOne(
  trouble: Trouble,
  asking: Asking,
  {
    verdict,
    question,
    session,
  }: { verdict: Refusal['verdict']; question: Question; session: Parameters<typeof nextQuestions>[1] },
): boolean {
  if (trouble.refused || !OF_A_NAME.has(verdict)) return false;
  if (!noteFailure(trouble, question)) return false;
  trouble.refused = nextQuestions(withoutAside(asking, trouble), session).length > 0;
  if (!trouble.refused && question.instagramId !== null) trouble.aside.delete(question.instagramId);
  return trouble.refused;
}

/** Somebody was answered: those set aside have their answer, too. */
export function settle(trouble: Trouble): (Question & { finding: 'unshaped' })[] {
  const settled = [...trouble.aside.values()].map((question) => ({ ...question, finding: 'unshaped' as const }));
  for (const id of trouble.aside.keys()) trouble.failures.delete(id);
  trouble.aside.clear();
  trouble.refused = false;
  return settled;
}
