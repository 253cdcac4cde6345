/**
 * How far a search reaches. One that knows only whom the list shows, or some of them, passes canaries out of the list and
 * finds nobody else. Pure.
 */
import type { Followed } from './model.ts';
import type { Standing } from './standing.ts';

/** The stretches of asking in which the search found somebody who is on no page of followers. */
export function reachOf(
  { found }: Pick<Standing, 'found'>,
  followed: ReadonlyMap<bigint, Pick<Followed, 'listed'>>,
): Set<number> {
  return new Set(found.flatMap(({ id, stretch }) => (followed.get(id)?.listed === false ? stretch : [])));
}
