/** Lists as the site's own dialog reads them: `/api/v1/friendships/{id}/…` (facts 1.3). First choice. */
import { z } from 'zod';
import type { ListPage } from '../../model.ts';
import { type Body, NOTHING, type Reading } from '../answer.ts';
import { Cursor, ListedUserSchema } from '../listed-user.ts';
import type { ListDialect } from './dialect.ts';

/**
 * The most that the web lists are known to serve (facts 1.3, page size). Instagram gives what it likes,
 * often 8 to 25 followers; above 200 it answers 400.
 */
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

const Limited = z
  .unknown()
  .optional()
  .transform((value) => value === true);
const RestPage = z.object({
  users: z.array(ListedUserSchema),
  next_max_id: Cursor,
  should_limit_list_of_followers: Limited,
  should_limit_list_of_followings: Limited,
});

/** A REST page. The end is an absent, null or empty `next_max_id`; `has_more` and `page_size` lie and are not read. */
export function readRestPage(body: Body): Reading<ListPage> {
  const parsed = body.shape === 'json' ? RestPage.safeParse(body.json) : null;
  if (!parsed?.success) return NOTHING;
  const { users, next_max_id: next, ...limits } = parsed.data;
  const limited = limits.should_limit_list_of_followers || limits.should_limit_list_of_followings;

  return {
    kind: 'value',
    value: { users, next, limited, setAside: 0 },
    list: { users: users.length, next, hasNext: next !== null, count: null },
  };
}
