import type { Profile } from '../model.ts';
import { type Body, NOTHING, type Reader, type Reading } from './answer.ts';
import { personId, personOf } from './listed-user.ts';
import { countOf, flagOf, membersOf } from './loose-values.ts';
import { addressOf, biographyOf, usernameOf } from './storable-text.ts';

type Members = Readonly<Record<string, unknown>>;

/** Reads `web_profile_info`: a null user is nobody; another person's is nothing. */
export function webProfileReader(username: string): Reader<Profile> {
  return (body) => {
    const data = membersOf(jsonOf(body)?.data);
    if (data?.user === null) return { kind: 'no_user' };
    const user = membersOf(data?.user);
    const id = user && personId(user);
    const name = usernameOf(user?.username);
    if (!user || !id || !name || !sameName(name, username)) return NOTHING;

    return value({
      ...personOf(user, id, name),
      followers: countOf(membersOf(user.edge_followed_by)?.count),
      following: countOf(membersOf(user.edge_follow)?.count),
      followedByViewer: flagOf(user.followed_by_viewer) ?? false,
      avatarUrl: addressOf(user.profile_pic_url_hd) ?? addressOf(user.profile_pic_url),
      biography: biographyOf(user.biography),
    });
  };
}

/** A profile by id, and whether the answer told if the viewer follows it. */
export type InfoById = { profile: Profile; friendshipKnown: boolean };

/** Reads `users/{id}/info/`; another id is nothing. */
export function userInfoReader(asked: bigint): Reader<InfoById> {
  return (body) => {
    const answer = jsonOf(body);
    if (answer?.user === null) return { kind: 'no_user' };
    const user = membersOf(answer?.user);
    const name = usernameOf(user?.username);
    if (!user || !name || personId(user) !== asked) return NOTHING;
    const followed = flagOf(membersOf(user.friendship_status)?.following);

    return value({
      friendshipKnown: followed !== null,
      profile: {
        ...personOf(user, asked, name),
        followers: countOf(user.follower_count),
        following: countOf(user.following_count),
        followedByViewer: followed ?? false,
        avatarUrl: addressOf(membersOf(user.hd_profile_pic_url_info)?.url) ?? addressOf(user.profile_pic_url),
        biography: biographyOf(user.biography),
      },
    });
  };
}

/** Reads a search for exactly this name (docs/facts/addresses.md#profiles). "Nobody" needs readable rows. */
export function searchReader(username: string): Reader<{ id: bigint }> {
  return (body) => {
    const rows: unknown = jsonOf(body)?.users;
    if (!Array.isArray(rows)) return NOTHING;
    const named = rows.flatMap(foundPerson);
    const person = named.find((candidate) => sameName(candidate.name, username));
    if (person?.id) return value({ id: person.id });
    return person || (rows.length > 0 && named.length === 0) ? NOTHING : { kind: 'no_user' };
  };
}

function foundPerson(row: unknown): { name: string; id: bigint | null }[] {
  const user = membersOf(membersOf(row)?.user);
  const name = usernameOf(user?.username);
  return user && name ? [{ name, id: personId(user) }] : [];
}

/** Reads `friendships/show/{id}/` (docs/facts/addresses.md#friendship-status). */
export function readFriendship(body: Body): Reading<{ following: boolean }> {
  const following = flagOf(jsonOf(body)?.following);
  return following === null ? NOTHING : value({ following });
}

function jsonOf(body: Body): Members | null {
  return body.shape === 'json' ? membersOf(body.json) : null;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function value<T>(value: T): Reading<T> {
  return { kind: 'value', value, list: null };
}
