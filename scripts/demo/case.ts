import type { ListName } from '#/lib/platform/enums.ts';

/** What is played: the profile, and when its session ends. */
export type DemoCase = {
  target: { username: string; fullName: string; followers: number; following: number; mutual: number };
  endsAfter: { followersRead: number } | { lookUps: number };
  /** The lists of a result that are held against the truth. */
  proves: readonly (ListName | 'not_following_back')[];
  /** Requests for the answer, sign-ins not counted; null: as many as it has pages. */
  mostRequests: number | null;
  says: string;
};

const ADA = { username: 'ada', fullName: 'Ada Lovelace', followers: 1663, following: 912, mutual: 640 };
const STAR = { username: 'star', fullName: 'A Star', followers: 2_000_000, following: 300, mutual: 190 };

/** The owner's case: two lists are read. */
export const USUAL: DemoCase = {
  target: ADA,
  endsAfter: { followersRead: 728 },
  proves: ['followers', 'following', 'not_following_back'],
  mostRequests: null,
  says: 'A profile with 1,663 followers. Instagram will end the session after 728 of them.',
};

/** So many followers that nobody reads them: each of the followed is asked for. */
export const LARGE: DemoCase = {
  target: STAR,
  endsAfter: { lookUps: 150 },
  proves: ['following', 'not_following_back'],
  mostRequests: 330,
  says: 'A profile with 2,000,000 followers that follows 300. Instagram will end the session after 150 look-ups.',
};
