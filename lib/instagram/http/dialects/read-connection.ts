/** The GraphQL form of a list (docs/facts/addresses.md#graphql-by-hash). */
import type { ListPage } from '../../model.ts';
import { NOTHING, type Reading } from '../answer.ts';
import { listReading } from '../list-reading.ts';
import { countOf, cursorOf, flagOf, membersOf } from '../loose-values.ts';

const NO_MORE = { next: null, odd: false };

/** Reads `{count, edges, page_info}`. `has_next_page` without a cursor is limited. */
export function readConnection(json: unknown): Reading<ListPage> {
  const connection = membersOf(json);
  const info = membersOf(connection?.page_info);
  const hasNext = flagOf(info?.has_next_page);
  if (!connection || !Array.isArray(connection.edges) || hasNext === null) return NOTHING;

  const cursor = hasNext ? cursorOf(info?.end_cursor) : NO_MORE;
  return listReading({
    rows: connection.edges.map((edge: unknown) => membersOf(edge)?.node),
    cursor,
    hasNext,
    limited: hasNext && cursor.next === null,
    count: countOf(connection.count),
  });
}
