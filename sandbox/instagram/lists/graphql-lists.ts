import { type Answer, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Session } from '../state/model.ts';
import { declaredCount, type Profile, shownCount } from '../state/profiles.ts';
import { findProfileById } from '../state/world.ts';
import type { GraphqlQuestion } from './graphql-names.ts';
import { type ListPage, servePage } from './lists.ts';
import { rowsOf } from './odd-answers.ts';
import { graphqlNode, isGone, listsAreOpen, restUser } from './wire-user.ts';

type ListQuery = Extract<GraphqlQuestion, { kind: 'list' }>;
type Variables = Record<string, unknown>;

const USUAL_FIRST = 12;

/** Working or emptied (docs/facts/addresses.md#alive). */
export function graphqlList(exchange: Exchange, session: Session, asked: ListQuery, variables: Variables): Answer {
  const { switches } = exchange.world;
  const first = Number(variables.first ?? variables.count ?? USUAL_FIRST);
  if (!(first >= 1) || first > switches.pageSizes.graphqlFirst)
    return json({ message: 'invalid request', status: 'fail' }, 400);
  const id = String(variables.id ?? variables.user_id ?? variables.target_id ?? '');
  const profile = /^\d{1,19}$/.test(id) ? findProfileById(exchange.world, BigInt(id)) : null;
  if (!profile || isGone(profile)) return json({ data: { user: null }, status: 'ok' });

  const withheld =
    switches.graphqlLists === 'emptied_2026_09' ||
    (!listsAreOpen(profile, session.account.username) && profile.id !== session.account.id);
  const page = withheld
    ? emptyPage()
    : servePage(exchange, session, {
        profile,
        list: asked.list,
        cursor: cursorOf(variables),
        count: Math.floor(first),
        form: 'opaque',
        search: null,
        limit: shownCount(profile, asked.list, switches.pageSizes.shown),
      });
  if ('status' in page) return page;
  return json({
    data: asked.shape === 'edges' ? edges(exchange, profile, asked, page) : users(exchange, asked, page),
    status: 'ok',
  });
}

/** The cursor in any known variable; null when none is given. */
export function cursorOf(variables: Variables): string | null {
  const cursor = variables.after ?? variables.max_id;
  return typeof cursor === 'string' && cursor !== '' ? cursor : null;
}

function edges(exchange: Exchange, profile: Profile, { list }: ListQuery, page: ListPage) {
  const nodes = page.people.map((person) => graphqlNode(exchange, person));
  const edge = {
    count: declaredCount(profile, list),
    page_info: { has_next_page: page.next !== null, end_cursor: page.next },
    edges: rowsOf(nodes, exchange.listFault)?.map((node) => ({ node })) ?? null,
  };
  return { user: { [list === 'followers' ? 'edge_followed_by' : 'edge_follow']: edge } };
}

function users(exchange: Exchange, { list }: ListQuery, page: ListPage) {
  const people = page.people.map((person) => restUser(exchange, person));
  return {
    [`xdt_api__v1__friendships__${list}`]: {
      users: rowsOf(people, exchange.listFault),
      next_max_id: page.next,
      big_list: page.next !== null,
      should_limit_list_of_followers: page.limited,
      status: 'ok',
    },
  };
}

function emptyPage(): ListPage {
  return { people: [], next: null, limited: false };
}
