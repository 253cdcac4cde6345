import type { Ctx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { PageAsked, Person } from './model.ts';
import { type Neighbours, pageOf } from './page-of.ts';
import { type Kept, keptResult, peopleFrom, peopleNamed } from './store.ts';

/** People by id. */
export type PeoplePage = Neighbours<Person> & {
  total: number;
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

  return { ...pageOf(found, asked), total, letters };
}

async function foundIn(ctx: Pick<Ctx, 'db'>, kept: Kept, asked: PageAsked) {
  if (asked.prefix === null) {
    return { found: await peopleFrom(ctx.db, kept, asked), total: kept.total, letters: [] };
  }
  const { people, ...rest } = await peopleNamed(ctx.db, kept, { ...asked, prefix: asked.prefix });
  return { found: people, ...rest };
}
