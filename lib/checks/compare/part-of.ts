/** Into which part of a result somebody belongs who is followed and on no page of followers. Pure. */
import { answerOf } from '../asking/answer-of.ts';
import type { Followed, Proven } from '../asking/model.ts';
import type { Standing } from '../asking/standing.ts';

export type SuspectPart = 'mutual' | 'not_following_back' | 'unknown';

export type Evidence = {
  proven: Standing['proven'];
  /** The newest names of those who were asked for. */
  followed: ReadonlyMap<bigint, Pick<Followed, 'username' | 'seenAt'>>;
  /** Stretches of asking whose "not found" counts; null: each one's. */
  reach: ReadonlySet<number> | null;
  /** Whether being on no page of followers proves that somebody does not follow. */
  listProves: boolean;
  /** People whom an earlier whole check found to follow back, and who were not asked for again. */
  assumed: ReadonlySet<bigint>;
};

/**
 * Nobody is said not to follow but by a list that proves it, or by an answer to a current name, of a search that is known
 * to reach beyond the list.
 */
export function partOf({ proven, followed, reach, listProves, assumed }: Evidence, id: bigint): SuspectPart {
  const named = followed.get(id);
  const answer = named ? answerOf(named, proven.get(id)) : 'none';
  if (answer === 'follows') return 'mutual';
  if (listProves || (answer === 'not_found' && counts(reach, proven.get(id)))) return 'not_following_back';
  return assumed.has(id) ? 'mutual' : 'unknown';
}

function counts(reach: Evidence['reach'], answer?: Proven): boolean {
  return answer !== undefined && (reach === null || answer.exact || reach.has(answer.stretch));
}
