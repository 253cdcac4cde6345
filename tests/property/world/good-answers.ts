/** True answers of Instagram, in the shapes of each surface (docs/facts/addresses.md). */
import type { ListName } from '#/lib/instagram/model.ts';
import { declaredBy, follows, type OwnAccount, type Profile } from './people.ts';
import type { Good, PageChange, Played, Surface } from './played.ts';

type Json = Record<string, unknown>;
type Whole = Exclude<Played, { network: string }>;

const ok = (body: unknown): Whole => ({ status: 200, headers: [], body: JSON.stringify(body) });

/** An answer that is no list's page. */
export function plain(surface: Surface, cursor: string | null, played: Whole): Good {
  return {
    ...{ surface, cursor, played: () => played, text: () => played.body },
    ...{ page: () => played, users: () => played, counters: () => played },
  };
}

type PageFacts = {
  surface: 'rest' | 'find' | 'graphql_hash' | 'graphql_document';
  list: ListName;
  cursor: string | null;
  people: readonly bigint[];
  /** Where the next page begins. */
  next: number | null;
  cursorAt(offset: number): string;
  count: number;
  nameOf(id: bigint): string;
};

export function listPage(facts: PageFacts): Good {
  const written = (change: PageChange = {}, each: (person: Json, at: number) => Json | null = (person) => person) => {
    const next = change.next === undefined ? facts.next : change.next;
    const cursor = typeof next === 'number' ? facts.cursorAt(next) : next;
    const people = (change.users ?? facts.people).map((id, at) => each(personOf(id, facts.nameOf(id)), at));
    return ok(BODIES[facts.surface]({ ...facts, people, cursor, change }));
  };
  return {
    ...{ surface: facts.surface, cursor: facts.cursor },
    played: () => written(),
    text: () => written().body,
    page: (change) => written(change),
    users: (change) => written({}, change),
    counters: () => written(),
  };
}

function personOf(id: bigint, username: string): Json {
  const text = id.toString();
  return {
    ...{ pk: text, pk_id: text, id: text, username, full_name: `Usér ${id}` },
    ...{ is_private: false, is_verified: false },
  };
}

type Written = { list: ListName; people: (Json | null)[]; cursor: string | null; count: number; change: PageChange };

const BODIES: Record<PageFacts['surface'], (page: Written) => Json> = {
  rest: restBody,
  find: restBody,
  graphql_hash: (page) => ({
    data: { user: { [page.list === 'followers' ? 'edge_followed_by' : 'edge_follow']: connection(page) } },
    status: 'ok',
  }),
  graphql_document: (page) => ({ data: { [`xdt_api__v1__friendships__${page.list}`]: restBody(page) }, status: 'ok' }),
};

function restBody({ list, people, cursor, change }: Written): Json {
  return {
    ...{ users: people, big_list: cursor !== null, page_size: 200, next_max_id: cursor },
    ...{ has_more: change.promised ?? cursor !== null, status: 'ok' },
    [`should_limit_list_of_${list === 'followers' ? 'followers' : 'followings'}`]: change.limited ?? false,
  };
}

function connection({ people, cursor, count, change }: Written): Json {
  const info = { has_next_page: change.promised ?? cursor !== null, end_cursor: cursor };
  return { count, page_info: info, edges: people.map((node) => ({ node })) };
}

type About = { surface: Surface; profile: Profile; account: OwnAccount | null };

/** A profile, by name or by id. */
export function profileAnswer({ surface, profile, account }: About): Good {
  const body = (followers: number | null, following: number | null): Json => {
    const followed = account !== null && follows(account, profile);
    const person = {
      username: profile.username,
      full_name: 'A profile',
      is_private: profile.isPrivate,
      is_verified: false,
    };
    if (surface === 'profile') {
      const counts = { edge_followed_by: { count: followers }, edge_follow: { count: following } };
      const user = {
        ...person,
        id: profile.id.toString(),
        ...counts,
        followed_by_viewer: followed,
        profile_pic_url: null,
      };
      return { data: { user }, status: 'ok' };
    }
    const counts = { follower_count: followers, following_count: following };
    return {
      user: { ...person, pk: profile.id.toString(), ...counts, friendship_status: { following: followed } },
      status: 'ok',
    };
  };
  const good = ok(body(declaredBy(profile, 'followers'), declaredBy(profile, 'following')));
  return {
    ...plain(surface, null, good),
    counters: (value) => ok(body(value, value)),
    users: (change) => renamed(good, surface, change),
  };
}

/** The people of a profile's answer are one. */
function renamed(good: Whole, surface: Surface, change: (person: Json, at: number) => Json | null): Whole {
  const body = JSON.parse(good.body) as { data: { user: Json }; user: Json };
  const holder = surface === 'profile' ? body.data : body;
  return ok({
    ...body,
    ...(surface === 'profile' ? { data: { user: change(holder.user, 1) } } : { user: change(holder.user, 1) }),
  });
}
