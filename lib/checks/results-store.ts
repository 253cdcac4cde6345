/**
 * Who is on the lists of a check and who follows back, compared once and kept in order: any place of a list of
 * millions is a few rows. Names stay in the journal.
 */
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import { type Kept, peopleOf, ROW } from './compare/result-rows.ts';
import type { Relation } from './model.ts';
import type { UserRow } from './users-store.ts';

type Asked = { checkId: string; list: Relation; after: bigint | null; limit: number };

/** Users in one relation, by id, one more than `limit`, and the total; null when there is no result (any more). */
export async function selectFromResult(db: Db, asked: Asked): Promise<{ rows: UserRow[]; total: number } | null> {
  const { after, limit } = asked;
  const rows = await keptRows(db, asked);
  const [first] = rows;
  if (!first) return null;
  const people = rows
    .flatMap((row) => (row.user_ids ? peopleOf(row) : []))
    .filter(({ id }) => after === null || id > after)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, limit + 1);
  return { rows: people.length === 0 ? [] : await namesOf(db, { ...asked, people }), total: first.total };
}

type KeptRow = { total: number } & (
  | { user_ids: Uint8Array; walks: Uint8Array; sequences: Uint8Array }
  | { user_ids: null; walks: null; sequences: null }
);

/** The rows that hold the page, and the total with each; one without people when they end before it. */
function keptRows(db: Db, { checkId, list, after, limit }: Asked): Promise<KeptRow[]> {
  return db.$queryRaw<KeptRow[]>`
    with result as (
      select c.id, c.run, ${TOTALS[list]} as total from checks c
      where c.id = ${checkId}::uuid and c.status = 'completed'
        and exists (select 1 from check_results r where r.check_id = c.id and r.run = c.run)
    ), kept as (
      select r.* from result, unnest(${partsOf(list)}::"ResultPart"[]) wanted(part), lateral (
        select * from check_results r
        where r.check_id = result.id and r.run = result.run and r.part = wanted.part and r.last_id > ${after ?? -1n}::bigint
        order by r.last_id limit ${Math.ceil((limit + 1) / ROW) + 1}::int) r
    )
    select total, user_ids, walks, sequences from result left join kept on true`;
}

/** Their newest names. Whoever was taken out of the journal meanwhile is left out. */
async function namesOf(
  db: Db,
  { checkId, list, people }: Pick<Asked, 'checkId' | 'list'> & { people: Kept[] },
): Promise<UserRow[]> {
  const column = <K extends keyof Kept>(name: K) => people.map((person) => person[name]);
  return db.$queryRaw<UserRow[]>`
    select n.id, p.usernames[place] as username, p.full_names[place] as full_name
    from unnest(${column('id')}::bigint[], ${column('walk')}::int[], ${column('sequence')}::int[]) n(id, walk, sequence)
    join check_pages p on p.check_id = ${checkId}::uuid and p.list = ${list === 'followers' ? list : 'following'}::"ListName"
      and p.walk = n.walk and p.sequence = n.sequence
    cross join lateral (select array_position(p.user_ids, n.id) as place) a
    where place is not null
    order by n.id`;
}

const TOTALS: Record<Relation, Sql> = {
  followers: sql`c.followers_read`,
  following: sql`c.following_read`,
  mutual: sql`coalesce(c.mutual_count, 0)`,
  not_following_back: sql`coalesce(c.not_mutual_count, 0)`,
};

function partsOf(list: Relation): string[] {
  return list === 'following' ? ['mutual', 'not_following_back'] : [list];
}
