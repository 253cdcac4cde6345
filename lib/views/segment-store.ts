import type { Segment } from '#/lib/broadcasts/schema.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { type Db, type Sql, sql, type Tx } from '#/lib/platform/db.ts';

/** Customers of a segment with a greater number than `reached`, by number, at most `limit`. */
export async function segmentAfter(
  db: Db | Tx,
  segment: Segment,
  input: { reached: bigint; at: Date; limit: number },
): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select k.id from customers k where k.id > ${input.reached}::bigint and ${isIn(segment, input.at)}
    order by k.id limit ${input.limit}::int`;
  return rows.map(({ id }) => id);
}

/** How many customers each segment has, in one statement. */
export async function countSegments(db: Db, segments: readonly Segment[], at: Date): Promise<number[]> {
  if (segments.length === 0) return [];
  const counts = segments.reduce<Sql>(
    (all, segment) => sql`${all} || (count(*) filter (where ${isIn(segment, at)}))::int`,
    sql`'{}'::int[]`,
  );
  const rows = await db.$queryRaw<{ counts: number[] }[]>`select ${counts} as counts from customers k`;
  return rows[0]?.counts ?? [];
}

function isIn({ language, balance, activeWithinDays, quietForDays }: Segment, at: Date): Sql {
  const speaks = language === null ? sql`true` : sql`k.language::text = ${language}`;
  const owns = balance === null ? sql`true` : balance === 'some' ? sql`k.balance > 0` : sql`k.balance = 0`;
  const active = activeWithinDays === null ? sql`true` : cameSince(after(at, -activeWithinDays * DAY_MS));
  const quiet = quietForDays === null ? sql`true` : sql`not ${cameSince(after(at, -quietForDays * DAY_MS))}`;
  return sql`k.left_at is null and ${speaks} and ${owns} and ${active} and ${quiet}`;
}

/** They came, or asked for a check. */
function cameSince(since: Date): Sql {
  return sql`(k.created_at >= ${since}::timestamptz
    or exists (select 1 from checks c where c.customer_id = k.id and c.requested_at >= ${since}::timestamptz))`;
}
