import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Answer } from '#/lib/instagram/model.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { LookUp, Question } from '../asking/model.ts';
import type { Asking } from '../asking/next-question.ts';
import { nextQuestions } from '../asking/next-question.ts';
import type { Run, RunEffects } from './model.ts';
import { NoPlace, nearPlace } from './next-place.ts';
import { isOfOne, type Trouble, withoutAside } from './trouble.ts';

export type Heard = {
  /** Empty when there was nothing to ask this session, or no answer came. */
  answers: (Question & Pick<LookUp, 'finding'>)[];
  /** `late`: its next page would have gone out too late. `refused`: perhaps for this person alone. */
  unanswered: { question: Question; because: 'late' | 'refused' } | null;
  requests: number;
  entries: number;
};

const NOTHING: Heard = { answers: [], unanswered: null, requests: 0, entries: 0 };

/** So long may a search take: its lease outlasts it by the longest request. */
const SEARCH_MS = 25 * SECOND_MS;

/** At most so many people does a page of a search show. */
const SEARCH_PAGE = 50;

/** Asks a session what is next for it. @throws {Superseded} */
export async function putQuestions(
  ctx: RunEffects,
  run: Run,
  { asking: all, trouble }: { asking: Asking; trouble: Trouble },
  reader: Reader,
): Promise<Answer<Heard>> {
  const asking = withoutAside(all, trouble);
  const session = { accountId: reader.accountId, generation: reader.generation.number };
  const questions = nextQuestions(asking, session);
  const [first] = questions;
  if (!first) return { verdict: 'page', value: NOTHING, identity: reader.identity };
  if (reader.accountId === asking.own) return askOwn(ctx, run, reader, questions);
  const answer = await search(ctx, run, reader, first);
  const { verdict } = answer;
  if (verdict === 'page' || !isOfOne(trouble, asking, { verdict, question: first, session })) return answer;
  const unanswered = { question: first, because: 'refused' } as const;
  return { verdict: 'page', value: { ...NOTHING, unanswered, requests: 1 }, identity: reader.identity };
}

async function search(ctx: RunEffects, run: Run, reader: Reader, question: Question): Promise<Answer<Heard>> {
  const { targetId, targetUsername: username } = run.check;
  if (targetId === null) throw new Error('the profile is read before anybody is asked for');
  const untilMs = performance.now() + SEARCH_MS;
  let paced = 1;
  const pace = async () => {
    await nearPlace(ctx, reader, run, { kind: 'look_up', withinMs: untilMs - performance.now() });
    paced += 1;
  };
  const wanted = { id: question.instagramId, username: question.username };
  const input = { userId: targetId, username, wanted, signal: run.superseded, pace };
  try {
    const answer = await ctx.instagram.findFollower(reader.identity, input);
    if (answer.verdict !== 'page') return answer;
    const { finding, requests, entries } = answer.value;
    return { ...answer, value: { answers: [{ ...question, finding }], unanswered: null, requests, entries } };
  } catch (error) {
    if (!(error instanceof NoPlace)) throw error;
    const value = { answers: [], unanswered: { question, because: 'late' as const } };
    return {
      verdict: 'page',
      value: { ...value, requests: paced, entries: paced * SEARCH_PAGE },
      identity: reader.identity,
    };
  }
}

/** Our own account tells of its own followers, by numeric id. Of whom it tells nothing, nothing is known. */
async function askOwn(
  ctx: RunEffects,
  run: Run,
  { identity }: Reader,
  questions: readonly Question[],
): Promise<Answer<Heard>> {
  if (userIdOf(identity) !== run.check.targetId) return { verdict: 'page', value: NOTHING, identity };
  const ids = questions.flatMap(({ instagramId }) => instagramId ?? []);
  const answer = await ctx.instagram.followersAmong(identity, { ids });
  if (answer.verdict !== 'page') return answer;
  const findingOf = ({ instagramId }: Question) => {
    const follows = instagramId === null ? undefined : answer.value.get(instagramId);
    return follows === undefined ? 'unshaped' : follows ? 'follows' : 'not_found';
  };
  const answers = questions.map((question) => ({ ...question, finding: findingOf(question) }) as const);
  return { ...answer, value: { answers, unanswered: null, requests: 1, entries: answers.length } };
}
