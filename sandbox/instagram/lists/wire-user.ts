import type { Exchange } from '../http/exchange.ts';
import type { Person } from '../state/people.ts';
import { declaredCount, type ListName, type Profile } from '../state/profiles.ts';
import { mix } from '../state/scramble.ts';

type Shown = Pick<Person, 'id' | 'username' | 'fullName' | 'isPrivate' | 'isVerified'>;

/** A REST list's user. Friendship comes from `show_many`. */
export function restUser(exchange: Exchange, person: Shown) {
  const id = person.id.toString();
  return {
    fbid_v2: `1784140${id.slice(0, 10)}`,
    pk: exchange.world.switches.pk === 'string' ? id : asNumber(person.id),
    pk_id: id,
    id,
    strong_id__: id,
    username: person.username,
    full_name: person.fullName,
    is_private: person.isPrivate,
    is_verified: person.isVerified,
    profile_pic_id: `${id}_${id}`,
    profile_pic_url: pictureOf(exchange, person),
    has_anonymous_profile_picture: false,
    account_badges: [],
    third_party_downloads_enabled: 0,
    latest_reel_media: 0,
  };
}

/** `/api/v1/users/{id}/info/`. */
export function restProfile(exchange: Exchange, profile: Profile) {
  const shown = shownProfile(profile);
  return {
    ...restUser(exchange, shown),
    biography: profile.biography,
    external_url: '',
    category: null,
    is_business: false,
    follower_count: counter(exchange, profile, 'followers'),
    following_count: counter(exchange, profile, 'following'),
    media_count: profile.username.length * 7,
    hd_profile_pic_url_info: { url: pictureOf(exchange, shown), width: 320, height: 320 },
    friendship_status: friendship(profile, exchange.session?.account.username),
  };
}

/** `web_profile_info`. */
export function webProfile(exchange: Exchange, profile: Profile) {
  const shown = shownProfile(profile);
  const picture = pictureOf(exchange, shown);
  return {
    id: profile.id.toString(),
    username: profile.username,
    full_name: profile.fullName,
    biography: profile.biography,
    external_url: null,
    category_name: null,
    business_category_name: null,
    is_business_account: false,
    is_professional_account: false,
    is_private: shown.isPrivate,
    is_verified: shown.isVerified,
    edge_followed_by: { count: counter(exchange, profile, 'followers') },
    edge_follow: { count: counter(exchange, profile, 'following') },
    edge_owner_to_timeline_media: {
      count: profile.username.length * 7,
      page_info: { has_next_page: false, end_cursor: null },
      edges: [],
    },
    edge_felix_video_timeline: { count: 0, page_info: { has_next_page: false, end_cursor: null }, edges: [] },
    edge_mutual_followed_by: { count: 0, edges: [] },
    followed_by_viewer: isFollowed(profile, exchange.session?.account.username),
    follows_viewer: false,
    requested_by_viewer: false,
    has_requested_viewer: false,
    blocked_by_viewer: false,
    has_blocked_viewer: false,
    highlight_reel_count: 0,
    profile_pic_url: picture,
    profile_pic_url_hd: picture,
  };
}

function counter({ world }: Exchange, profile: Profile, list: ListName): number | string | null | undefined {
  const count = declaredCount(profile, list);
  switch (world.switches.counters) {
    case 'number':
      return count;
    case 'text':
      return count.toLocaleString('en-US');
    case 'null':
      return null;
    case 'missing':
      return undefined;
  }
}

/** A person in a GraphQL list. */
export function graphqlNode(exchange: Exchange, person: Shown) {
  const id = person.id.toString();
  const picture = pictureOf(exchange, person);
  return {
    id,
    username: person.username,
    full_name: person.fullName,
    profile_pic_url: picture,
    is_private: person.isPrivate,
    is_verified: person.isVerified,
    followed_by_viewer: false,
    requested_by_viewer: false,
    follows_viewer: false,
    reel: {
      id,
      expiring_at: 0,
      has_pride_media: false,
      latest_reel_media: 0,
      seen: null,
      owner: { __typename: 'GraphUser', id, profile_pic_url: picture, username: person.username },
    },
  };
}

/** (docs/facts/addresses.md#friendship-status) */
export function friendship(profile: Profile, viewer: string | undefined) {
  return {
    following: isFollowed(profile, viewer),
    followed_by: false,
    blocking: false,
    muting: false,
    is_private: isPrivate(profile),
    incoming_request: false,
    outgoing_request: false,
    is_bestie: false,
    is_blocking_reel: false,
    is_muting_reel: false,
    is_restricted: false,
  };
}

/** A profile as a person on a list. */
export function shownProfile(profile: Profile): Shown {
  return {
    id: profile.id,
    username: profile.username,
    fullName: profile.fullName,
    isPrivate: isPrivate(profile),
    isVerified: profile.isVerified,
  };
}

/** Whether this viewer may read the profile's lists. */
export function listsAreOpen(profile: Profile, viewer: string): boolean {
  return profile.state === 'public' || profile.state === 'laser' || isFollowed(profile, viewer);
}

function isFollowed(profile: Profile, viewer: string | undefined): boolean {
  if (profile.state === 'private_followed') return true;
  return profile.state === 'private' && viewer !== undefined && profile.followedBy.includes(viewer);
}

/** Whether nobody finds this profile. */
export function isGone(profile: Profile): boolean {
  return profile.state === 'missing' || profile.state === 'missing_null' || profile.state === 'suspended';
}

function isPrivate(profile: Profile): boolean {
  return profile.state === 'private' || profile.state === 'private_followed';
}

function asNumber(id: bigint): number | bigint {
  return id <= Number.MAX_SAFE_INTEGER ? Number(id) : id;
}

function pictureOf(exchange: Exchange, person: Shown): string {
  return `${exchange.origin}/_picture/${mix(Number(person.id), 21).toString(16)}.svg`;
}
