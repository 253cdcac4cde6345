import type { ListName, LookUpFinding } from '#/lib/platform/enums.ts';
import type { Identity } from './identity.ts';

export type { ListName };

/** `id` is exact; names change, ids do not. Texts are storable; `username` is never empty. */
export type ListedUser = {
  id: bigint;
  username: string;
  fullName: string;
  isPrivate: boolean;
  isVerified: boolean;
};

/** `next`: the next page's cursor, to the letter; null where the list ends. */
export type ListPage = {
  users: ListedUser[];
  next: string | null;
  /** Instagram shows only a part (`should_limit_list_of_*`). */
  limited: boolean;
  /** Unreadable rows, counted so that nobody takes the list for whole. */
  setAside: number;
};

export type Profile = {
  id: bigint;
  username: string;
  fullName: string;
  isPrivate: boolean;
  isVerified: boolean;
  /** Null when Instagram does not say. */
  followers: number | null;
  following: number | null;
  /** Then a private list is readable. */
  followedByViewer: boolean;
  avatarUrl: string | null;
  /** What its owner wrote about it; null when Instagram does not say. */
  biography: string | null;
};

/**
 * Why an answer is not what was asked for. `endpoint_retired`: the address is gone. `unrecognised`: `catalogue` says
 * what is known. `unreachable`: trouble on the way; `cause` is one word (`not_json`, `truncated`, `timeout`, …).
 */
export type Refusal =
  | { verdict: 'throttled'; until: Date | null }
  | { verdict: 'signed_out' }
  | { verdict: 'unclear' }
  | { verdict: 'challenged'; url: string | null }
  | { verdict: 'warning'; url: string | null }
  | { verdict: 'suspended' }
  | { verdict: 'target_private' }
  | { verdict: 'target_missing' }
  | { verdict: 'list_withheld' }
  | { verdict: 'cursor_refused' }
  | { verdict: 'endpoint_retired' }
  | { verdict: 'wrong_identity' }
  | { verdict: 'unreachable'; cause: string }
  | { verdict: 'unrecognised'; outline: string };

export type Verdict = Refusal['verdict'] | 'page';

export type Answer<T> =
  | { verdict: 'page'; value: T; identity: Identity }
  | (Refusal & { catalogue: string | null; status: number | null });

/** In the order of trying (docs/design.md#verdicts). */
export const DIALECTS = ['rest', 'graphql_hash', 'graphql_document'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** Takes a request's place in the budget; awaited before all but a call's first. */
export type Pace = () => Promise<void>;

/** Somebody to look for. `id` null: whoever has that name, such as nobody. */
export type Wanted = { id: bigint | null; username: string };

/** `requests` it took; `entries` they showed, unreadable ones too. */
export type FollowerFinding = { finding: LookUpFinding; requests: number; entries: number };

/** The most ids of one `followersAmong` (docs/facts/addresses.md#friendship-status). */
export const MOST_AMONG = 25;

/**
 * What an account can be asked over HTTP. `listPage` and `followersAmong` are one request; `profile`, `probe` and
 * `findFollower` are usually one, at most four, two and five. A `page`'s identity is the same object when unchanged. Calls throw only the signal's reason. An empty
 * page with `next` is a page: after two in a row the caller stops (docs/facts/addresses.md#rest-lists).
 */
export type InstagramHttp = {
  profile(
    identity: Identity,
    /** `detour`: skip the short way, which was refused. */
    input: { username: string; detour?: boolean; signal?: AbortSignal; pace?: Pace },
  ): Promise<Answer<Profile>>;
  listPage(
    identity: Identity,
    input: {
      dialect: Dialect;
      list: ListName;
      userId: bigint;
      username: string;
      cursor: string | null;
      declared: number | null;
      signal?: AbortSignal;
    },
  ): Promise<Answer<ListPage>>;
  /** One cheap request on another surface: is the account signed in, and as whom? Null: not told. */
  probe(
    identity: Identity,
    input?: { signal?: AbortSignal; pace?: Pace },
  ): Promise<Answer<{ id: bigint | null; username: string | null }>>;
  /**
   * Is this person on the list, followers unless told? `username` is the profile's. `not_found` says that the search
   * shows nobody of that id by that name: it counts only while the name is theirs, and between two passed canaries
   * (docs/facts/addresses.md#asking-for-one-person).
   */
  findFollower(
    identity: Identity,
    input: {
      list?: ListName;
      userId: bigint;
      username: string;
      wanted: Wanted;
      signal?: AbortSignal;
      pace?: Pace;
    },
  ): Promise<Answer<FollowerFinding>>;
  /** Who of at most `MOST_AMONG` follows the asking account itself? Who is not in the map is not told. */
  followersAmong(
    identity: Identity,
    input: { ids: readonly bigint[]; signal?: AbortSignal },
  ): Promise<Answer<ReadonlyMap<bigint, boolean>>>;
};
