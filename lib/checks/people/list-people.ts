import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Edge, PageAsked, Person } from './model.ts';
import { type Kept, keptResult, peopleFrom, peopleNamed } from './store.ts';

/** People by id. `earlier`, `later`: where the neighbouring pages are; null at the ends. */
export type PeoplePage = {
  people: Person[];
  total: number;
  earlier: Edge | null;
  later: Edge | null;
  /** What may follow the prefix in a user name. */
  letters: string[];
};

/**
 * One page of a group of a completed check's result.
 * @throws {DomainError} `forbidden` without the right to names; `gone` when its lists are not kept (any more).
 */
export async function listPeople(ctx: Pick<Ctx, 'db' | 'hideNames'>, asked: PageAsked): Promise<PeoplePage> {
  if (ctx.hideNames) throw new DomainError('forbidden', 'This list holds names, which your role is not shown.');
  const kept = await keptResult(ctx.db, asked.checkId, asked.group);
  if (!kept) throw new DomainError('gone', 'The lists of this check are no longer kept.');
  const { found, total, letters } = await foundIn(ctx, kept, asked);

  const { side } = asked.edge;
  const more = found.length > asked.limit;
  const near = found.slice(0, asked.limit);
  const people = side === 'after' ? near : near.toReversed();
  const [first, last] = [people[0], people.at(-1)];
  const before = side === 'before' ? more : asked.edge.id >= 0n;
  const after = side === 'after' ? more : true;
  return {
    people,
    total,
    earlier: before && first ? { side: 'before', id: first.id } : null,
    later: after && last ? { side: 'after', id: last.id } : null,
    letters,
  };
}

async function foundIn(ctx: Pick<Ctx, 'db'>, kept: Kept, asked: PageAsked) {
  if (asked.prefix === null) {
    return { found: await peopleFrom(ctx.db, kept, asked), total: kept.total, letters: [] };
  }
  const { people, ...rest } = await peopleNamed(ctx.db, kept, { ...asked, prefix: asked.prefix });
  return { found: people, ...rest };
}
