import type { Ctx } from '#/lib/context.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import type { ArchiveRelation } from './model.ts';
import { findArchive, hasPeople, namesOf, newestArchives } from './store.ts';
import { type ArchiveView, viewOf } from './view.ts';

/** The customer's own exports that have a result, newest first. */
export async function listArchives(
  ctx: Pick<Ctx, 'db'>,
  { customerId, limit }: { customerId: bigint; limit: number },
): Promise<ArchiveView[]> {
  return (await newestArchives(ctx.db, customerId, limit)).map(viewOf);
}

/** Null when the customer has none of that id. */
export async function readOwnArchive(
  ctx: Pick<Ctx, 'db'>,
  of: { id: string; customerId: bigint },
): Promise<ArchiveView | null> {
  const archive = await findArchive(ctx.db, of);
  return archive && viewOf(archive);
}

/** Names of one relation from the place `from` on. @throws {DomainError} `not_found`; `gone` when they are no longer kept. */
export async function listArchivePeople(
  ctx: Pick<Ctx, 'db'>,
  input: { id: string; customerId: bigint; relation: ArchiveRelation; from: number; limit: number },
): Promise<string[]> {
  const { id, customerId, relation, from, limit } = input;
  const archive = await findArchive(ctx.db, { id, customerId });
  if (!archive) throw notFound('export', id);
  const names = await namesOf(ctx.db, { archiveId: id, relation, from, limit });
  const hadPeople = (archive.followers ?? 0) + (archive.following ?? 0) > 0;
  if (names.length === 0 && hadPeople && !(await hasPeople(ctx.db, id)))
    throw new DomainError('gone', 'The lists of this export are no longer kept.');
  return names;
}
