import { shell } from '../faults/refusals.ts';
import { type Answer, html, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Route } from '../http/route.ts';
import { csrfHolds } from '../sign-in/sign-in.ts';
import type { Session } from '../state/model.ts';
import { type ListName, type Profile, shownCount } from '../state/profiles.ts';
import { findProfileById, isFollower } from '../state/world.ts';
import { type ListPage, pageNumber, servePage } from './lists.ts';
import { rowsOf } from './odd-answers.ts';
import type { ListQuestion } from './question.ts';
import { friendship, isGone, listsAreOpen, restUser } from './wire-user.ts';

/** More is answered 400 (docs/facts/addresses.md#rest-lists). */
const MOST_ASKED = 200;
const USUAL_COUNT = 12;

export const friendshipRoutes: Route[] = [
  {
    methods: ['GET'],
    path: /^\/api\/v1\/friendships\/(\d{1,19})\/(followers|following)\/?$/,
    needs: 'session',
    endpoint: () => 'rest_lists',
    note: (exchange, [id, list]) => {
      const about = aboutList(exchange, BigInt(id ?? 0), listNamed(list), cursorOf(exchange), searchOf(exchange));
      return searchOf(exchange) === null ? about : { ...about, surface: 'look_up' };
    },
    answer: (exchange, session, [id, list]) => restList(exchange, session, BigInt(id ?? 0), listNamed(list)),
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/friendships\/(\d{1,19})\/mutual_followers\/?$/,
    needs: 'session',
    note: () => ({ surface: 'friendship' }),
    answer: () => json({ users: [], big_list: false, page_size: 200, status: 'ok' }),
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/friendships\/pending\/?$/,
    needs: 'session',
    note: () => ({ surface: 'friendship' }),
    answer: () => json({ users: [], big_list: false, page_size: 200, status: 'ok' }),
  },
  {
    methods: ['GET'],
    path: /^\/api\/v1\/friendships\/show\/(\d{1,19})\/?$/,
    needs: 'session',
    note: ({ world }, [id]) => ({
      surface: 'friendship',
      profile: findProfileById(world, BigInt(id ?? 0))?.username ?? null,
    }),
    answer: (exchange, session, [id]) => {
      const profile = findProfileById(exchange.world, BigInt(id ?? 0));
      return profile && !isGone(profile)
        ? json({ ...friendshipOf(exchange, session, profile), status: 'ok' })
        : json({ message: 'User not found', status: 'fail' }, 404);
    },
  },
  {
    methods: ['POST'],
    path: /^\/api\/v1\/friendships\/show_many\/?$/,
    needs: 'session',
    note: () => ({ surface: 'look_up' }),
    answer: showMany,
  },
];

/** For the log. A question about the account itself is a probe (docs/facts/addresses.md#who-am-i). */
export function aboutList(
  exchange: Exchange,
  id: bigint,
  list: ListName,
  cursor: string | null,
  search: string | null = null,
): Partial<Exchange['note']> {
  const profile = findProfileById(exchange.world, id);
  const isSelf = exchange.session?.account.id === id || exchange.dead?.account.id === id;
  const username = profile?.username ?? id.toString();
  return {
    surface: isSelf ? 'probe' : 'list',
    list,
    profile: username,
    cursor,
    page: pageNumber(exchange.world, { username, list, search }, cursor),
  };
}

/** E20 for who does not exist, E19 for private profiles. */
function restList(exchange: Exchange, session: Session, id: bigint, list: ListName): Answer {
  const profile = findProfileById(exchange.world, id);
  if (!profile || isGone(profile)) return json({ message: 'unable to fetch followers', status: 'fail' }, 400);
  const asked = Number(exchange.query.get('count') ?? USUAL_COUNT);
  if (asked > MOST_ASKED) return json({ message: 'invalid request', status: 'fail' }, 400);
  if (!listsAreOpen(profile, session.account.username) && id !== session.account.id)
    return json({ message: 'Not authorized to view user', status: 'fail' }, 400);

  const { switches } = exchange.world;
  const search = searchOf(exchange);
  const page = servePage(exchange, session, {
    profile,
    list,
    search,
    limit: shownCount(profile, list, switches.pageSizes.shown),
    cursor: cursorOf(exchange),
    count: Math.min(asked >= 1 ? Math.floor(asked) : USUAL_COUNT, switches.pageSizes[list]),
    form: list === 'following' && search === null ? 'offset' : 'opaque',
  } satisfies ListQuestion);
  return 'status' in page ? page : json(listBody(exchange, profile, list, page));
}

function listNamed(word: string | undefined): ListName {
  return word === 'followers' ? word : 'following';
}

/** A list ends without `next_max_id`; `has_more` tells little (docs/facts/addresses.md#rest-lists). */
function listBody(exchange: Exchange, profile: Profile, list: ListName, page: ListPage) {
  const users = page.people.map((person) => restUser(exchange, person));
  const body = {
    users: rowsOf(
      list === 'following' ? users.map((user) => ({ ...user, is_favorite: false })) : users,
      exchange.listFault,
    ),
    big_list: page.next !== null,
    page_size: 200,
    ...(page.next === null ? {} : { next_max_id: page.next }),
    has_more: false,
    should_limit_list_of_followers: list === 'followers' && page.limited,
    use_clickable_see_more: false,
    show_spam_follow_request_tab: false,
    follow_ranking_token: `${profile.id}|sandbox`,
    status: 'ok',
  };
  return list === 'following'
    ? { ...body, should_limit_list_of_followings: page.limited, hidden_following_account_count: 0 }
    : body;
}

/** Absent, empty and `0` mean the start. */
function cursorOf({ query }: Exchange): string | null {
  const cursor = query.get('max_id');
  return cursor === null || cursor === '' || cursor === '0' ? null : cursor;
}

/** The search box's text; null when it is empty. */
function searchOf({ query }: Exchange): string | null {
  return query.get('query')?.trim().toLowerCase() || null;
}

/** Wants the CSRF token (docs/facts/addresses.md#friendship-status). Who does not exist is left out. */
function showMany(exchange: Exchange, session: Session): Answer {
  if (!csrfHolds(exchange)) return html(shell('Forbidden'), 403);
  const ids = (exchange.form.get('user_ids') ?? '').split(',').filter((id) => /^\d{1,19}$/.test(id));
  const statuses = ids.flatMap((id) => {
    const profile = findProfileById(exchange.world, BigInt(id));
    return profile && !isGone(profile) ? [[id, friendshipOf(exchange, session, profile)] as const] : [];
  });
  return json({ friendship_statuses: Object.fromEntries(statuses), status: 'ok' });
}

function friendshipOf({ world }: Exchange, { account }: Session, profile: Profile) {
  const follows = isFollower(world, profile.id, account.id);
  return { ...friendship(profile, account.username), followed_by: follows };
}
