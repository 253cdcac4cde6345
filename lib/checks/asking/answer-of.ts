/** What is known of followed people, and whom it is worth asking for. Pure. */
import { ASKED_LIMIT, type Followed, type Proven, UNCLEAR_LIMIT } from './model.ts';
import { type Standing, triesKey } from './standing.ts';

/** `stale`: not found by a name that may not be current: no page of *following* has shown it since. */
export type AnswerOf = 'follows' | 'not_found' | 'stale' | 'none';

/** What the proven answer says of somebody, given the newest name. */
export function answerOf({ username, seenAt }: Pick<Followed, 'username' | 'seenAt'>, proven?: Proven): AnswerOf {
  if (!proven) return 'none';
  if (proven.follows) return 'follows';
  if (proven.exact) return 'not_found';
  return proven.username === username && seenAt > proven.askedAt ? 'not_found' : 'stale';
}

/** Who has no proven answer by the newest name, was not asked in vain too often, and does not wait for a canary. */
export function isWanted({ proven, pending, tries }: Standing, person: Followed): boolean {
  const key = triesKey(person.id, person.username);
  const { asked, unclear } = tries.get(key) ?? { asked: 0, unclear: 0 };
  if (asked >= ASKED_LIMIT || unclear >= UNCLEAR_LIMIT) return false;
  const answer = answerOf(person, proven.get(person.id));
  const open = answer === 'none' || (answer === 'stale' && proven.get(person.id)?.username !== person.username);
  return (
    open && !pending.some(({ instagramId, username }) => instagramId === person.id && username === person.username)
  );
}

/** Whether all that an answer lacks is another look at the name. */
export function lacksName({ proven }: Standing, person: Followed): boolean {
  const answer = proven.get(person.id);
  return answer?.username === person.username && answerOf(person, answer) === 'stale';
}
