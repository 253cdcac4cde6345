/** The answers that tell who somebody is (facts 1.5). */
import { z } from 'zod';
import type { Profile } from '../model.ts';
import { type Body, NOTHING, type Reader, type Reading } from './answer.ts';
import { NumericId } from './listed-user.ts';

const Flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const Count = z.object({ count: z.number().int().nonnegative() });
const Address = z
  .string()
  .regex(/^https?:\/\//)
  .nullish()
  .catch(null);
const Person = z.object({
  username: z.string().min(1),
  full_name: z.string().nullish(),
  is_private: z.boolean(),
  is_verified: Flag,
});

const WebProfile = Person.extend({
  id: NumericId,
  edge_followed_by: Count,
  edge_follow: Count,
  followed_by_viewer: Flag,
  profile_pic_url: Address,
  profile_pic_url_hd: Address,
});
const WebProfileAnswer = z.object({ data: z.object({ user: WebProfile.nullable() }) });

/** Reads `web_profile_info`. A null user is nobody; somebody else than the one asked for is nothing. */
export function webProfileReader(username: string): Reader<Profile> {
  return (body) => {
    const parsed = body.shape === 'json' ? WebProfileAnswer.safeParse(body.json) : null;
    if (!parsed?.success) return NOTHING;
    const { user } = parsed.data.data;
    if (user === null) return { kind: 'no_user' };
    if (!sameName(user.username, username)) return NOTHING;

    return value({
      ...personOf(user),
      id: user.id,
      followers: user.edge_followed_by.count,
      following: user.edge_follow.count,
      followedByViewer: user.followed_by_viewer,
      avatarUrl: user.profile_pic_url_hd ?? user.profile_pic_url ?? null,
    });
  };
}

const UserInfo = Person.extend({
  pk: NumericId,
  follower_count: z.number().int().nonnegative(),
  following_count: z.number().int().nonnegative(),
  friendship_status: z.object({ following: Flag }).nullish().catch(null),
  hd_profile_pic_url_info: z.object({ url: Address }).nullish().catch(null),
  profile_pic_url: Address,
});
const UserInfoAnswer = z.object({ user: UserInfo.nullable() });

/** A profile by id, and whether the answer told if the viewer follows it. */
export type InfoById = { profile: Profile; friendshipKnown: boolean };

/** Reads `users/{id}/info/`. */
export function readUserInfo(body: Body): Reading<InfoById> {
  const parsed = body.shape === 'json' ? UserInfoAnswer.safeParse(body.json) : null;
  if (!parsed?.success) return NOTHING;
  const { user } = parsed.data;
  if (user === null) return { kind: 'no_user' };

  return value({
    friendshipKnown: user.friendship_status !== null && user.friendship_status !== undefined,
    profile: {
      ...personOf(user),
      id: user.pk,
      followers: user.follower_count,
      following: user.following_count,
      followedByViewer: user.friendship_status?.following ?? false,
      avatarUrl: user.hd_profile_pic_url_info?.url ?? user.profile_pic_url ?? null,
    },
  });
}

const Found = z.object({ user: z.object({ pk: NumericId.nullish(), id: NumericId.nullish(), username: z.string() }) });
const SearchAnswer = z.object({ users: z.array(z.unknown()) });

/** Reads a search for exactly this name; similar names do not count (facts 1.5, laser.provider). */
export function searchReader(username: string): Reader<{ id: bigint }> {
  return (body) => {
    const parsed = body.shape === 'json' ? SearchAnswer.safeParse(body.json) : null;
    if (!parsed?.success) return NOTHING;
    const people = parsed.data.users.flatMap((item) => Found.safeParse(item).data?.user ?? []);
    const person = people.find((candidate) => sameName(candidate.username, username));
    const id = person?.pk ?? person?.id;
    return id === null || id === undefined ? { kind: 'no_user' } : value({ id });
  };
}

const Friendship = z.object({ following: z.boolean() });

/** Reads `friendships/show/{id}/`: does the viewer follow this profile (facts 1.4)? */
export function readFriendship(body: Body): Reading<{ following: boolean }> {
  const parsed = body.shape === 'json' ? Friendship.safeParse(body.json) : null;
  return parsed?.success ? value(parsed.data) : NOTHING;
}

function personOf(user: z.infer<typeof Person>) {
  return {
    username: user.username,
    fullName: user.full_name ?? '',
    isPrivate: user.is_private,
    isVerified: user.is_verified,
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function value<T>(value: T): Reading<T> {
  return { kind: 'value', value, list: null };
}
