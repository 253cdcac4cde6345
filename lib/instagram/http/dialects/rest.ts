/** Lists as the site's dialog reads them (docs/facts/addresses.md#rest-lists). First choice. */
import type { ListPage } from '../../model.ts';
import { type Body, NOTHING, type Reading } from '../answer.ts';
import { listReading } from '../list-reading.ts';
import { cursorOf, flagOf, membersOf } from '../loose-values.ts';
import type { ListDialect } from './dialect.ts';

/** The most that web lists serve (docs/facts/addresses.md#page-size); often 8 to 25 come. Above 200 it answers 400. */
const PAGE_SIZE = 50;

export const rest: ListDialect = {
  surface: 'rest_list',
  request: ({ list, userId, cursor }) => {
    const search = new URLSearchParams({ count: String(PAGE_SIZE) });
    if (list === 'followers') search.set('search_surface', 'follow_list_page');
    if (cursor !== null) search.set('max_id', cursor);
    return { path: `/api/v1/friendships/${userId}/${list}/?${search}` };
  },
  reader: () => readRestPage,
};

/**
 * Reads a REST page. The list ends when `next_max_id` is absent, null or empty; `page_size` lies, and `has_more` counts
 * only on an empty page.
 */
export function readRestPage(body: Body): Reading<ListPage> {
  const page = body.shape === 'json' ? membersOf(body.json) : null;
  if (!page || !Array.isArray(page.users)) return NOTHING;
  const cursor = cursorOf(page.next_max_id);
  const limits = [page.should_limit_list_of_followers, page.should_limit_list_of_followings];

  return listReading({
    rows: page.users,
    cursor,
    hasNext: cursor.next !== null || (page.users.length === 0 && page.has_more === true),
    limited: limits.some((limit) => flagOf(limit) === true),
    count: null,
  });
}
