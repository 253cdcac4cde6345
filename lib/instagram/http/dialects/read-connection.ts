/** The GraphQL form of a list: edges, nodes and a page_info (facts 1.1). */
import { z } from 'zod';
import type { ListPage } from '../../model.ts';
import { NOTHING, type Reading } from '../answer.ts';
import { Cursor, ListedUserSchema } from '../listed-user.ts';

const Connection = z.object({
  count: z.number().int().nonnegative().nullish(),
  edges: z.array(z.object({ node: ListedUserSchema })),
  page_info: z.object({ has_next_page: z.boolean(), end_cursor: Cursor }),
});

/**
 * Reads `{count, edges, page_info}`. A page that promises more without saying where (`has_next_page`
 * without a cursor) counts as limited: its end is not the list's end.
 */
export function readConnection(json: unknown): Reading<ListPage> {
  const parsed = Connection.safeParse(json);
  if (!parsed.success) return NOTHING;
  const { count, edges, page_info: info } = parsed.data;
  const next = info.has_next_page ? info.end_cursor : null;

  return {
    kind: 'value',
    value: { users: edges.map(({ node }) => node), next, limited: info.has_next_page && next === null, setAside: 0 },
    list: { users: edges.length, next, hasNext: info.has_next_page, count: count ?? null },
  };
}
