import type { Edge } from './model.ts';

/** A page in ascending order, and where the pages beside it are; null at the ends. */
export type Neighbours<P> = { people: P[]; earlier: Edge | null; later: Edge | null };

/** Makes a page of what was found from its edge on: up to one more than `limit`. Pure. */
export function pageOf<P extends { id: bigint }>(
  found: readonly P[],
  { edge, limit }: { edge: Edge; limit: number },
): Neighbours<P> {
  const more = found.length > limit;
  const near = found.slice(0, limit);
  const people = edge.side === 'after' ? near : near.toReversed();
  const [first, last] = [people[0], people.at(-1)];
  const isEarlier = edge.side === 'before' ? more : edge.id >= 0n;
  const isLater = edge.side === 'before' || more;
  return {
    people,
    earlier: isEarlier && first ? { side: 'before', id: first.id } : null,
    later: isLater && last ? { side: 'after', id: last.id } : null,
  };
}
