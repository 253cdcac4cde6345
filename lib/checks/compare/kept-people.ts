import { type Sql, sql } from '#/lib/platform/db.ts';

/** The people of rows of `check_results` (a query of whole rows), as `resultRows` packed them: id, walk and sequence of each. */
export function keptPeople(rows: Sql): Sql {
  return sql`
    select u.* from (
      -- whole in memory, and no part of the query around: each number would be fetched by itself
      select r.user_ids || ''::bytea as ids, r.walks || ''::bytea as walks, r.sequences || ''::bytea as sequences
      from (${rows}) r offset 0
    ) k, generate_series(0, length(k.ids) / 8 - 1) n, lateral (
      select ${numberAt(sql`k.ids`, 8)}::bigint as id, ${numberAt(sql`k.walks`, 2)}::int as walk,
             ${numberAt(sql`k.sequences`, 4)}::int as sequence) u`;
}

/** The n-th number of so many bytes in a column, as bits. */
function numberAt(column: Sql, bytes: 2 | 4 | 8): Sql {
  const bits = { 2: sql`bit(16)`, 4: sql`bit(32)`, 8: sql`bit(64)` }[bytes];
  return sql`('x' || encode(substring(${column} from n * ${bytes}::int + 1 for ${bytes}::int), 'hex'))::${bits}`;
}
