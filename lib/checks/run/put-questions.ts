import { userIdOf } from '#/lib/instagram/identity.ts';
import type { Answer } from '#/lib/instagram/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { LookUp, Question } from '../asking/model.ts';
import type { Asking } from '../asking/next-question.ts';
import { nextQuestions } from '../asking/next-question.ts';
import type { Run, RunEffects } from './model.ts';
import { nextPlace } from './next-place.ts';

/** Empty when there was nothing to ask this session: then no request was made. */
export type Heard = { answers: (Question & Pick<LookUp, 'finding'>)[]; requests: number; entries: number };

const NOTHING: Heard = { answers: [], requests: 0, entries: 0 };

/** Asks a session what is next for it. */
export async function putQuestions(ctx: RunEffects, run: Run, asking: Asking, reader: Reader): Promise<Answer<Heard>> {
  const questions = nextQuestions(asking, { accountId: reader.accountId, generation: reader.generation.number });
  const [first] = questions;
  if (!first) return { verdict: 'page', value: NOTHING, identity: reader.identity };
  return reader.accountId === asking.own ? askOwn(ctx, run, reader, questions) : search(ctx, run, reader, first);
}

async function search(ctx: RunEffects, run: Run, reader: Reader, question: Question): Promise<Answer<Heard>> {
  const { targetId, targetUsername: username } = run.check;
  if (targetId === null) throw new Error('the profile is read before anybody is asked for');
  const answer = await ctx.instagram.findFollower(reader.identity, {
    ...{ userId: targetId, username, wanted: { id: question.instagramId, username: question.username } },
    pace: () => nextPlace(ctx, reader, run, 'look_up'),
  });
  if (answer.verdict !== 'page') return answer;
  const { finding, requests, entries } = answer.value;
  return { ...answer, value: { answers: [{ ...question, finding }], requests, entries } };
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
  return { ...answer, value: { answers, requests: 1, entries: answers.length } };
}
