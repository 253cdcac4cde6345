import type { Ctx } from '#/lib/context.ts';
import type { ChangeKind } from '#/lib/platform/enums.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Edge } from '../people/model.ts';
import { type Neighbours, pageOf } from '../people/page-of.ts';
import type { Change, Comparison } from './model.ts';
import { changesFrom, findComparison } from './store.ts';

/** How many people changed since the last whole check of the profile; null when there was none to compare with. */
export function readComparison(ctx: Pick<Ctx, 'db'>, input: { checkId: string }): Promise<Comparison | null> {
  return findComparison(ctx.db, input.checkId);
}

/** One page of those who changed in one way. @throws {DomainError} `forbidden` without the right to names. */
export async function listChanges(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { checkId: string; kind: ChangeKind; edge: Edge; limit: number },
): Promise<Neighbours<Change>> {
  if (ctx.hideNames) throw new DomainError('forbidden', 'This list holds names, which your role is not shown.');
  return pageOf(await changesFrom(ctx.db, input), input);
}
