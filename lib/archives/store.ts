import type { Db, Tx } from '#/lib/platform/db.ts';
import { ArchiveRelation } from '#/lib/platform/enums.ts';
import type { Archive, Compared } from './model.ts';

const NAMES_IN_ROW = 1_000;
const ROWS_AT_ONCE = 50;

/** The customer's newest; null when they sent none. */
export function newestArchive(db: Db, customerId: bigint): Promise<Archive | null> {
  return db.archive.findFirst({ where: { customerId }, orderBy: [{ sentAt: 'desc' }, { id: 'desc' }] });
}

/** Null when the customer has none of that id. */
export function findArchive(db: Db, of: { id: string; customerId: bigint }): Promise<Archive | null> {
  return db.archive.findFirst({ where: of });
}

/** Those of the customer that have a result, newest first. */
export function newestArchives(db: Db, customerId: bigint, limit: number): Promise<Archive[]> {
  return db.archive.findMany({
    where: { customerId, followers: { not: null }, following: { not: null } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** How many files of the customer were taken since. */
export async function countFiles(db: Db, customerId: bigint, since: Date): Promise<number> {
  const [{ files } = { files: 0 }] = await db.$queryRaw<{ files: number }[]>`
    select coalesce(sum(cardinality(digests)), 0)::int as files from archives
    where customer_id = ${customerId}::bigint and sent_at > ${since}::timestamptz`;
  return files;
}

/** Adds one with its people. */
export async function insertArchive(tx: Tx, row: Omit<Archive, 'id'>, people: Compared): Promise<Archive> {
  const archive = await tx.archive.create({ data: row });
  const rows = [...rowsOf(archive.id, people)];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx.archivePeople.createMany({ data: rows.slice(at, at + ROWS_AT_ONCE) });
  return archive;
}

type PeopleRow = { archiveId: string; relation: ArchiveRelation; place: number; usernames: string[] };

function* rowsOf(archiveId: string, people: Compared): Generator<PeopleRow> {
  for (const relation of Object.values(ArchiveRelation))
    for (let at = 0; at < people[relation].length; at += NAMES_IN_ROW) {
      const usernames = people[relation].slice(at, at + NAMES_IN_ROW);
      yield { archiveId, relation, place: at / NAMES_IN_ROW, usernames };
    }
}

/** @returns false when it is gone already. */
export async function removeArchive(tx: Tx, id: string): Promise<boolean> {
  await tx.archivePeople.deleteMany({ where: { archiveId: id } });
  return (await tx.archive.deleteMany({ where: { id } })).count === 1;
}

/** The names of one relation from the place `from` on, at most `limit`, in their order. */
export async function namesOf(
  db: Db,
  of: { archiveId: string; relation: ArchiveRelation; from: number; limit: number },
): Promise<string[]> {
  const first = Math.floor(of.from / NAMES_IN_ROW);
  const last = Math.floor((of.from + of.limit - 1) / NAMES_IN_ROW);
  const rows = await db.archivePeople.findMany({
    where: { archiveId: of.archiveId, relation: of.relation, place: { gte: first, lte: last } },
    orderBy: { place: 'asc' },
    select: { usernames: true },
  });
  const start = of.from - first * NAMES_IN_ROW;
  return rows.flatMap(({ usernames }) => usernames).slice(start, start + of.limit);
}

/** Whether the names are still kept. */
export async function hasPeople(db: Db, archiveId: string): Promise<boolean> {
  return (await db.archivePeople.findFirst({ where: { archiveId }, select: { place: true } })) !== null;
}
