/** What a request is about: which surface, whose profile, which list, from where. */
import type { ListName } from '#/lib/instagram/model.ts';
import type { Profile } from './people.ts';
import type { Surface } from './played.ts';

export type SiteRequest = {
  method: string;
  path: string;
  search: URLSearchParams;
  form: URLSearchParams;
  token: string;
};

export type Asked = {
  surface: Surface;
  profile: Profile | null;
  list: ListName | null;
  cursor: string | null;
  /** The name that is looked for in a list. */
  query?: string;
};

export function readRequest({ path, search, form }: SiteRequest, profiles: readonly Profile[]): Asked {
  const byId = (id: string | undefined) => profiles.find((profile) => profile.id.toString() === id) ?? null;
  const byName = (name: string | null) => profiles.find(({ username }) => username === name?.toLowerCase()) ?? null;
  const none = { profile: null, list: null, cursor: null };
  const rest = /^\/api\/v1\/friendships\/(\d+)\/(followers|following)\//.exec(path);
  if (rest) {
    const query = search.get('query');
    const asked = { profile: byId(rest[1]), list: rest[2] as ListName, cursor: search.get('max_id') };
    return query === null ? { ...asked, surface: 'rest' } : { ...asked, surface: 'find', query };
  }
  if (path.startsWith('/graphql/query')) {
    const variables = JSON.parse(form.get('variables') ?? search.get('variables') ?? '{}') as Record<
      string,
      string | null
    >;
    const name = form.get('fb_api_req_friendly_name') ?? search.get('query_hash') ?? '';
    const list = /Followers|37479f2b8209594dde7facb0d904896a/.test(name) ? 'followers' : 'following';
    const surface = form.has('doc_id') ? 'graphql_document' : 'graphql_hash';
    return {
      surface,
      profile: byId(variables.userID ?? variables.id ?? undefined),
      list,
      cursor: variables.after ?? null,
    };
  }
  if (path.startsWith('/api/v1/users/web_profile_info'))
    return { ...none, surface: 'profile', profile: byName(search.get('username')) };
  if (path.startsWith('/web/search')) return { ...none, surface: 'search', profile: byName(search.get('query')) };
  const info = /^\/api\/v1\/users\/(\d+)\/info/.exec(path);
  if (info) return { ...none, surface: 'info', profile: byId(info[1]) };
  const shown = /^\/api\/v1\/friendships\/show\/(\d+)/.exec(path);
  if (shown) return { ...none, surface: 'friendship', profile: byId(shown[1]) };
  return { ...none, surface: 'probe' };
}
